import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Database } from './database';
import { type Connection, execute, query } from './query';
import { storableText } from './storable-text';
import type { SubjectKey } from './subject-key';
import { epochMs } from './timestamp';

/** A subject whose events could not be made into boots. */
export interface ProjectionFailure extends SubjectKey {
  message: string;
}

/** Notes that these subjects were skipped. */
export async function storeFailures(
  connection: Connection,
  failures: readonly ProjectionFailure[],
): Promise<void> {
  if (failures.length === 0) return;
  await execute(
    connection,
    Prisma.sql`
      INSERT INTO "projection_failure" ("cloud", "subject", "failed_at", "message")
      SELECT item."cloud", item."subject", now(), item."message"
      FROM unnest(
        ${failures.map(({ cloud }) => cloud)}::text[], ${failures.map(({ subject }) => subject)}::text[],
        ${failures.map(({ message }) => storableText(message).slice(0, 2000))}::text[]
      ) AS item ("cloud", "subject", "message")
      ORDER BY 1, 2
      ON CONFLICT ("cloud", "subject") DO UPDATE SET "failed_at" = excluded."failed_at", "message" = excluded."message"`,
  );
}

/** Forgets the failures of subjects that could be projected now. */
export async function clearFailures(connection: Connection, subjects: readonly SubjectKey[]): Promise<void> {
  await execute(
    connection,
    Prisma.sql`
      DELETE FROM "projection_failure" f
      USING unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
        AS s ("cloud", "subject")
      WHERE f."cloud" = s."cloud" AND f."subject" = s."subject"`,
  );
}

const failureRowSchema = z
  .object({ cloud: z.string(), subject: z.string(), message: z.string(), failed_at_ms: z.number() })
  .transform(({ failed_at_ms, ...row }) => ({ ...row, failedAtMs: failed_at_ms }));

/** The subjects that were skipped last, newest first. */
export function listProjectionFailures(
  db: Database,
  limit: number,
): Promise<(ProjectionFailure & { failedAtMs: number })[]> {
  return query(
    db.pool,
    Prisma.sql`
      SELECT "cloud", "subject", "message", ${epochMs(Prisma.sql`"failed_at"`)} AS "failed_at_ms"
      FROM "projection_failure" ORDER BY "failed_at" DESC, "subject" LIMIT ${limit}`,
    failureRowSchema,
  );
}
