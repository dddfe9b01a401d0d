import pg from 'pg';
import type { StreamCount } from '@/lib/domain/ingest-report';
import type { IndexedEvent, IngestBatch } from '@/lib/ingest/batch';
import { IngestOutcome } from '@/lib/ingest/outcome';
import { rejectItem } from '@/lib/ingest/reject';
import { appendEvents } from '@/lib/store/append-events';
import type { Database } from '@/lib/store/database';

/** Events of one append: enough to make the commit cheap, few enough to keep the wait of others short. */
const EVENTS_PER_APPEND = 2000;

export interface Stored {
  outcome: IngestOutcome;
  /** By where the events came from, of all appends. */
  streams: StreamCount[];
}

/**
 * Appends the events of all batches; the next ones are read while the last are written. Everything counted is on disk
 * when the promise resolves.
 */
export async function storeBatches(db: Database, batches: AsyncIterable<IngestBatch>): Promise<Stored> {
  const stored: Stored = { outcome: new IngestOutcome(), streams: [] };
  let waiting: IndexedEvent[] = [];
  let writing: Promise<void> = Promise.resolve();
  for await (const batch of batches) {
    stored.outcome.addBatch(batch);
    waiting = waiting.length === 0 ? batch.events : waiting.concat(batch.events);
    if (waiting.length < EVENTS_PER_APPEND) continue;
    await writing;
    writing = append(db, waiting, stored);
    // Awaited later; until then its failure must not count as unhandled.
    writing.catch(() => {});
    waiting = [];
  }
  await writing;
  await append(db, waiting, stored);
  return stored;
}

/** Appends; events that the database refuses for what they hold are searched for and refused one by one. */
async function append(db: Database, events: IndexedEvent[], stored: Stored): Promise<void> {
  if (events.length === 0) return;
  try {
    const appended = await appendEvents(
      db,
      events.map(({ event }) => event),
    );
    stored.outcome.addStored(appended);
    stored.streams.push(...appended.streams);
  } catch (error) {
    if (!isAboutContent(error)) throw error;
    await appendHalves(db, events, stored, error);
  }
}

async function appendHalves(
  db: Database,
  events: IndexedEvent[],
  stored: Stored,
  error: unknown,
): Promise<void> {
  const [first] = events;
  if (events.length === 1 && first) {
    console.error('The database refused an event:', error instanceof Error ? error.message : error);
    stored.outcome.addReject(
      rejectItem(first.index, 'unreadable', 'the event cannot be stored', first.event.line ?? ''),
    );
    return;
  }
  const middle = Math.ceil(events.length / 2);
  await append(db, events.slice(0, middle), stored);
  await append(db, events.slice(middle), stored);
}

/** SQLSTATE classes data exception, integrity violation, program limit: sending the same again would fail again. */
function isAboutContent(error: unknown): boolean {
  return (
    error instanceof RangeError || (error instanceof pg.DatabaseError && /^(22|23|54)/.test(error.code ?? ''))
  );
}
