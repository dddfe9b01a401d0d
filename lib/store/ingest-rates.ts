import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { IngestMinute } from '@/lib/domain/ingest-report';
import type { Database } from './database';
import { query } from './query';
import { epochMs, timestampOf } from './timestamp';

const MINUTE_MS = 60_000;

const minuteRowSchema = z.object({
  minute_ms: z.number(),
  accepted: z.number(),
  duplicates: z.number(),
  ignored: z.number(),
  rejected: z.number(),
});

/** What all shippers sent in each of the last `minutes` minutes before `nowMs`, oldest first, empty minutes included. */
export async function ingestRates(db: Database, nowMs: number, minutes: number): Promise<IngestMinute[]> {
  const firstMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS - (minutes - 1) * MINUTE_MS;
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT ${epochMs(Prisma.sql`"minute"`)} AS "minute_ms", sum("accepted")::float8 AS "accepted",
        sum("duplicates")::float8 AS "duplicates", sum("ignored")::float8 AS "ignored",
        sum("rejected")::float8 AS "rejected"
      FROM "ingest_minute"
      WHERE "minute" >= ${timestampOf(firstMs)}::timestamptz
      GROUP BY "minute"`,
    minuteRowSchema,
  );
  const found = new Map(rows.map(({ minute_ms, ...counts }) => [minute_ms, counts]));
  return Array.from({ length: minutes }, (_, index) => {
    const minuteMs = firstMs + index * MINUTE_MS;
    const none = { accepted: 0, duplicates: 0, ignored: 0, rejected: 0 };
    return { minuteMs, ...(found.get(minuteMs) ?? none) };
  });
}
