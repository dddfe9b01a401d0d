import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Database } from './database';
import { dropPartitionsBefore } from './drop-partitions';
import { type Connection, execute, query } from './query';
import { timestampOf } from './timestamp';

/** What was removed for its age. */
export interface Dropped {
  /** Partitions of events and phases. */
  partitions: string[];
  boots: number;
}

/** Any constant does, as long as every process uses the same: one at a time removes what is old. */
const ADVISORY_LOCK = 0x6f6c6421;

/** Boots of one statement: readers and projectors wait for none of them for long. */
const BATCH = 2000;

/**
 * Removes what is older than a moment: events by whole months, so `beforeMs` should begin one; the boots that started before
 * it with their phases; and what is known of images on hosts, but for the last word on each. Shares stay. Events go
 * first: a boot removed before them could be assembled anew.
 * @param beforeMs Unix milliseconds
 * @returns null where another process is at it
 */
export async function dropExpired(db: Database, beforeMs: number): Promise<Dropped | null> {
  const client = await db.pool.connect();
  try {
    const [lock] = await query(
      client,
      Prisma.sql`SELECT pg_try_advisory_lock(${ADVISORY_LOCK}) AS "held"`,
      z.object({ held: z.boolean() }),
    );
    if (!lock?.held) return null;
    try {
      return await drop(client, beforeMs);
    } finally {
      await execute(client, Prisma.sql`SELECT pg_advisory_unlock(${ADVISORY_LOCK})`);
    }
  } finally {
    client.release();
  }
}

async function drop(connection: Connection, beforeMs: number): Promise<Dropped> {
  const events = await dropPartitionsBefore(connection, 'event', beforeMs);
  let boots = 0;
  for (let removed = BATCH; removed === BATCH; boots += removed) {
    removed = await dropBoots(connection, beforeMs);
  }
  const phases = await dropPartitionsBefore(connection, 'phase', beforeMs);
  await dropFacts(connection, beforeMs);
  return { partitions: [...events, ...phases], boots };
}

function dropBoots(connection: Connection, beforeMs: number): Promise<number> {
  return execute(
    connection,
    Prisma.sql`
      WITH "old" AS (
        SELECT "cloud", "subject", "attempt", "request_id" FROM "boot"
        WHERE "started_at" < ${timestampOf(beforeMs)}::timestamptz
        ORDER BY "started_at" LIMIT ${BATCH}
        FOR UPDATE SKIP LOCKED
      ), "unlinked" AS (
        DELETE FROM "request_link" l USING "old"
        WHERE l."cloud" = "old"."cloud" AND l."request_id" = "old"."request_id" AND l."subject" = "old"."subject"
      )
      DELETE FROM "boot" b USING "old"
      WHERE b."cloud" = "old"."cloud" AND b."subject" = "old"."subject" AND b."attempt" = "old"."attempt"`,
  );
}

/** What was known last of a copy holds until something else is known. */
function dropFacts(connection: Connection, beforeMs: number): Promise<number> {
  return execute(
    connection,
    Prisma.sql`
      DELETE FROM "image_fact" f
      WHERE f."at" < ${timestampOf(beforeMs)}::timestamptz AND EXISTS (
        SELECT FROM "image_fact" later
        WHERE later."cloud" = f."cloud" AND later."host" = f."host" AND later."cache_key" = f."cache_key"
          AND later."at" > f."at")`,
  );
}
