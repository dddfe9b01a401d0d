import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { storeFailures } from './projection-failures';
import { type Connection, execute, query } from './query';
import type { SubjectKey } from './subject-key';
import { epochMs, timestampOf } from './timestamp';

/** A subject with new events, and the span of time they are of. */
export interface DirtySubject extends SubjectKey {
  /** Unix milliseconds, both inclusive. */
  fromMs: number;
  toMs: number;
}

/** A row of subject and span. */
export const dirtyRowSchema = z
  .object({ cloud: z.string(), subject: z.string(), from_ms: z.number(), to_ms: z.number() })
  .transform(({ cloud, subject, from_ms, to_ms }) => ({ cloud, subject, fromMs: from_ms, toMs: to_ms }));

/** Any constant does, as long as every process uses the same. */
const PROJECTION_LOCK = 0x70726f6a;

/** Lets nobody take anything from the queue until the transaction ends; waits for those who have. */
export async function holdProjections(connection: Connection): Promise<void> {
  await execute(connection, Prisma.sql`SELECT pg_advisory_xact_lock(${PROJECTION_LOCK})`);
}

/**
 * Takes subjects from the queue, oldest first, for this transaction alone: until it ends nobody else projects them. Those that
 * another projection holds stay in the queue. What becomes dirty from now on is in the queue again.
 * @param limit number of rows looked at; a subject may have several
 */
export function takeDirty(connection: Connection, limit: number): Promise<DirtySubject[]> {
  return query(
    connection,
    Prisma.sql`
      WITH "allowed" AS MATERIALIZED (
        SELECT pg_try_advisory_xact_lock_shared(${PROJECTION_LOCK}) AS "ok"
      ), "picked" AS MATERIALIZED (
        SELECT "cloud", "subject" FROM "dirty" WHERE (SELECT "ok" FROM "allowed")
        ORDER BY "id" LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ), "distinct" AS MATERIALIZED (
        SELECT DISTINCT "cloud", "subject" FROM "picked"
      ), "held" AS MATERIALIZED (
        SELECT "cloud", "subject" FROM "distinct"
        WHERE pg_try_advisory_xact_lock(hashtextextended("subject", hashtext("cloud")))
      ), "removable" AS MATERIALIZED (
        SELECT d."id" FROM "dirty" d JOIN "held" USING ("cloud", "subject") FOR UPDATE OF d SKIP LOCKED
      ), "removed" AS (
        DELETE FROM "dirty" d USING "removable" WHERE d."id" = "removable"."id"
        RETURNING d."cloud", d."subject", d."from_at", d."to_at"
      )
      SELECT "cloud", "subject", ${epochMs(Prisma.sql`min("from_at")`)} AS "from_ms",
        ${epochMs(Prisma.sql`max("to_at")`)} AS "to_ms"
      FROM "removed" GROUP BY "cloud", "subject" ORDER BY "cloud", "subject"`,
    dirtyRowSchema,
  );
}

/** Takes these subjects out of the queue without projecting them, and notes why. */
export async function skipDirty(
  connection: Connection,
  subjects: readonly SubjectKey[],
  message: string,
): Promise<void> {
  await execute(
    connection,
    Prisma.sql`
      DELETE FROM "dirty" d
      USING unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
        AS s ("cloud", "subject")
      WHERE d."cloud" = s."cloud" AND d."subject" = s."subject"`,
  );
  await storeFailures(
    connection,
    subjects.map((subject) => ({ ...subject, message })),
  );
}

/** Puts subjects into the queue. */
export async function markDirty(connection: Connection, subjects: readonly DirtySubject[]): Promise<void> {
  if (subjects.length === 0) return;
  await execute(
    connection,
    Prisma.sql`
      INSERT INTO "dirty" ("cloud", "subject", "from_at", "to_at")
      SELECT * FROM unnest(
        ${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[],
        ${subjects.map(({ fromMs }) => timestampOf(fromMs))}::timestamptz[],
        ${subjects.map(({ toMs }) => timestampOf(toMs))}::timestamptz[])`,
  );
}

/** The instances that these requests are about, as far as their events tell; each with the span of its requests. */
export function instancesOfRequests(
  connection: Connection,
  requests: readonly DirtySubject[],
): Promise<DirtySubject[]> {
  if (requests.length === 0) return Promise.resolve([]);
  return query(
    connection,
    Prisma.sql`
      SELECT l."cloud", l."subject", ${epochMs(Prisma.sql`min(r."from_at")`)} AS "from_ms",
        ${epochMs(Prisma.sql`max(r."to_at")`)} AS "to_ms"
      FROM "request_link" l
      JOIN unnest(
        ${requests.map(({ cloud }) => cloud)}::text[], ${requests.map(({ subject }) => subject.slice(2))}::text[],
        ${requests.map(({ fromMs }) => timestampOf(fromMs))}::timestamptz[],
        ${requests.map(({ toMs }) => timestampOf(toMs))}::timestamptz[]
      ) AS r ("cloud", "request_id", "from_at", "to_at")
        ON r."cloud" = l."cloud" AND r."request_id" = l."request_id"
      GROUP BY l."cloud", l."subject"`,
    dirtyRowSchema,
  );
}

/** Number of subjects that wait to be projected, counted up to `limit`. */
export async function countDirty(connection: Connection, limit: number): Promise<number> {
  const [row] = await query(
    connection,
    Prisma.sql`SELECT count(*)::int AS "n" FROM (SELECT FROM "dirty" LIMIT ${limit}) waiting`,
    z.object({ n: z.number() }),
  );
  return row?.n ?? 0;
}
