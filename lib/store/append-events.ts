import { Prisma } from '@/generated/prisma/client';
import type { Event } from '@/lib/domain/event';
import type { StreamCount } from '@/lib/domain/ingest-report';
import { type Subject, subjectOf } from '@/lib/domain/subject';
import { type BulkColumn, bulkItems, bulkNames, bulkValues } from './bulk-columns';
import { countStreams, type FreshStream } from './count-streams';
import type { Database } from './database';
import { isDeadlock, isMissingPartition } from './database-error';
import { announceDirty } from './dirty-channel';
import { ensurePartitions, forgetPartitions } from './partitions';
import type { Connection } from './query';
import { storableJson, storableText, storableTextOrNull } from './storable-text';
import { timestampOf, timestampOrNull } from './timestamp';
import { inTransaction } from './transaction';

/** How many of the events given were new, and how many were there before or given twice. */
export interface Appended {
  accepted: number;
  duplicates: number;
  /** The same by where the events came from, for `recordIngest`. */
  streams: StreamCount[];
}

interface EventItem {
  subject: Subject;
  at: string;
  event: Event;
}

/** Rows of one statement: larger ones are no faster (measured: 500 to 2 000 alike) and hold more in memory. */
const CHUNK = 1000;

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
    byId.set(event.id, { subject: storableText(subjectOf(event)), at: timestampOf(event.atMs), event });
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

async function appendItems(db: Database, items: EventItem[]): Promise<FreshStream[]> {
  if (items.length <= CHUNK) return appendChunk(db.pool, items);
  return inTransaction(db, async (connection) => {
    const fresh: FreshStream[] = [];
    for (let start = 0; start < items.length; start += CHUNK) {
      fresh.push(...(await appendChunk(connection, items.slice(start, start + CHUNK))));
    }
    return fresh;
  });
}

async function appendChunk(connection: Connection, items: EventItem[]): Promise<FreshStream[]> {
  const { rows } = await connection.query<FreshStream>({
    name: 'append_events',
    text: APPEND.text,
    values: bulkValues(COLUMNS, items),
  });
  return rows;
}

const COLUMNS: readonly BulkColumn<EventItem>[] = [
  { name: 'cloud', type: 'text', value: ({ event }) => storableText(event.cloud) },
  { name: 'subject', type: 'text', value: ({ subject }) => subject },
  { name: 'at', type: 'timestamptz', value: ({ at }) => at },
  { name: 'id', type: 'uuid', value: ({ event }) => event.id },
  { name: 'source', type: 'text', value: ({ event }) => storableText(event.source) },
  { name: 'name', type: 'text', value: ({ event }) => storableText(event.name) },
  { name: 'instance', type: 'text', value: ({ event }) => storableTextOrNull(event.instance) },
  { name: 'request_id', type: 'text', value: ({ event }) => storableTextOrNull(event.requestId) },
  { name: 'host', type: 'text', value: ({ event }) => storableTextOrNull(event.host) },
  { name: 'cache_key', type: 'text', value: ({ event }) => storableTextOrNull(event.cacheKey) },
  { name: 'end_at', type: 'timestamptz', value: ({ event }) => timestampOrNull(event.endMs) },
  { name: 'attempt', type: 'int', value: ({ event }) => event.attempt },
  { name: 'clock_resolution_ms', type: 'float8', value: ({ event }) => event.clock.resolutionMs },
  { name: 'clock_zone', type: 'text', value: ({ event }) => storableText(event.clock.zone) },
  { name: 'clock_basis', type: 'text', value: ({ event }) => event.clock.basis },
  { name: 'origin_path', type: 'text', value: ({ event }) => storableTextOrNull(event.origin.path) },
  { name: 'origin_offset', type: 'float8', value: ({ event }) => event.origin.offset },
  { name: 'origin_service', type: 'text', value: ({ event }) => storableTextOrNull(event.origin.service) },
  { name: 'attributes', type: 'jsonb', value: ({ event }) => storableJson(event.attributes) },
  { name: 'line', type: 'text', value: ({ event }) => storableTextOrNull(event.line) },
];

// One statement is one transaction and one round trip.
const APPEND = Prisma.sql`
  WITH "fresh" AS (
    INSERT INTO "event" (${bulkNames(COLUMNS)})
    SELECT * FROM ${bulkItems(COLUMNS)}
    ON CONFLICT DO NOTHING
    RETURNING "cloud", "subject", "at", "instance", "request_id", "host", "origin_service", "origin_path"
  ), "linked" AS (
    INSERT INTO "request_link" ("cloud", "request_id", "subject")
    SELECT DISTINCT "cloud", "request_id", "subject" FROM "fresh"
    WHERE "instance" IS NOT NULL AND "request_id" IS NOT NULL
    ORDER BY "cloud", "request_id", "subject"
    ON CONFLICT DO NOTHING
  ), "marked" AS (
    INSERT INTO "dirty" ("cloud", "subject", "from_at", "to_at")
    SELECT "cloud", "subject", min("at"), max("at") FROM "fresh" GROUP BY "cloud", "subject"
  )
  SELECT "cloud", "host", "origin_service" AS "service", "origin_path" AS "path", count(*)::int AS "accepted"
  FROM "fresh" GROUP BY 1, 2, 3, 4`;
