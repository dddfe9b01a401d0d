import { Prisma } from '@/generated/prisma/client';
import { bulkItems, bulkNames, bulkValues } from './bulk-columns';
import type { FreshStream } from './count-streams';
import type { Database } from './database';
import { EVENT_ITEM_COLUMNS as COLUMNS, type EventItem } from './event-columns';
import type { Connection } from './query';
import { inTransaction } from './transaction';

/** Rows of one statement: larger ones are no faster (measured: 500 to 2 000 alike) and hold more in memory. */
const CHUNK = 1000;

/** Stores those of the events that are not there yet; answers where those came from. */
export async function appendUnknown(db: Database, items: readonly EventItem[]): Promise<FreshStream[]> {
  if (items.length <= CHUNK) return appendChunk(db.pool, items);
  return inTransaction(db, async (connection) => {
    const fresh: FreshStream[] = [];
    for (let start = 0; start < items.length; start += CHUNK) {
      fresh.push(...(await appendChunk(connection, items.slice(start, start + CHUNK))));
    }
    return fresh;
  });
}

async function appendChunk(connection: Connection, items: readonly EventItem[]): Promise<FreshStream[]> {
  const { rows } = await connection.query<FreshStream>({
    name: 'append_events',
    text: APPEND.text,
    values: bulkValues(COLUMNS, items),
  });
  return rows;
}

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
