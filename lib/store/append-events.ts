import type { Event } from '@/lib/domain/event';
import type { StreamCount } from '@/lib/domain/ingest-report';
import { subjectOf } from '@/lib/domain/subject';
import { appendFresh } from './append-fresh';
import { appendUnknown } from './append-unknown';
import { countStreams, type FreshStream } from './count-streams';
import type { Database } from './database';
import { isDeadlock, isDuplicate, isMissingPartition } from './database-error';
import { announceDirty } from './dirty-channel';
import type { EventItem } from './event-columns';
import { ensurePartitions, forgetPartitions } from './partitions';
import { ResendWatch } from './resend-watch';
import { timestampOf } from './timestamp';

/** How many of the events given were new, and how many were there before or given twice. */
export interface Appended {
  accepted: number;
  duplicates: number;
  /** The same by where the events came from, for `recordIngest`. */
  streams: StreamCount[];
}

/**
 * Stores events, marks the subjects of the new ones as dirty, and links instances to their requests: all of it or nothing.
 * The events are on disk when the promise resolves. An event that is there already is left alone.
 * @throws RangeError for a moment outside the years 1000 to 9999; errors of the database otherwise
 */
export async function appendEvents(db: Database, events: readonly Event[]): Promise<Appended> {
  const items = distinctItems(events);
  if (items.length === 0) return { accepted: 0, duplicates: 0, streams: [] };
  const moments = items.map(({ event }) => event.atMs);
  const fresh = await withRetries(db, async () => {
    await ensurePartitions(db, 'event', moments);
    return appendItems(db, items);
  });
  const accepted = fresh.reduce((sum, stream) => sum + stream.accepted, 0);
  if (accepted > 0) announceDirty(db);
  return { accepted, duplicates: events.length - accepted, streams: countStreams(events, fresh) };
}

/** Two batches that share requests but not events can deadlock where one of them is longer than a chunk. */
async function withRetries<Result>(db: Database, append: () => Promise<Result>, left = 3): Promise<Result> {
  try {
    return await append();
  } catch (error) {
    if (left === 0 || !(isMissingPartition(error) || isDeadlock(error))) throw error;
    forgetPartitions(db);
    return withRetries(db, append, left - 1);
  }
}

/** In key order, so that two batches that share events wait for each other instead of locking each other out. */
function distinctItems(events: readonly Event[]): EventItem[] {
  const byId = new Map<string, EventItem>();
  for (const event of events) {
    if (byId.has(event.id)) continue;
    byId.set(event.id, { subject: subjectOf(event), at: timestampOf(event.atMs), event });
  }
  return [...byId.values()].sort(
    (a, b) =>
      compareText(a.event.cloud, b.event.cloud) ||
      compareText(a.subject, b.subject) ||
      compareText(a.at, b.at) ||
      compareText(a.event.id, b.event.id),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Below this a single statement, which needs no transaction around it, is the quicker way. */
const LEAST_COPIED = 100;

/** Most events are sent once: they are copied in as if all were, and looked at one by one only where that turned out wrong. */
async function appendItems(db: Database, items: readonly EventItem[]): Promise<FreshStream[]> {
  const resends = ResendWatch.of(db);
  if (items.length < LEAST_COPIED || resends.areLikely()) return appendUnknown(db, items);
  try {
    return await appendFresh(db, items);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    resends.note();
    return appendUnknown(db, items);
  }
}
