import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Database } from './database';
import { query } from './query';

const ageRowSchema = z.object({ age_ms: z.number().nullable() });

/** Since the events arrived that wait longest to be projected, milliseconds; 0 where none wait. */
export async function queueAgeMs(db: Database): Promise<number> {
  const [row] = await query(
    db.pool,
    Prisma.sql`
      SELECT (extract(epoch FROM clock_timestamp() - max(e."received_at")) * 1000)::float8 AS "age_ms"
      FROM (SELECT * FROM "dirty" ORDER BY "id" LIMIT 1) d
      JOIN "event" e USING ("cloud", "subject")
      WHERE e."at" BETWEEN d."from_at" AND d."to_at"`,
    ageRowSchema,
  );
  return Math.max(0, row?.age_ms ?? 0);
}

/** Number of subjects whose projection failed. */
export async function countFailures(db: Database): Promise<number> {
  const [row] = await query(
    db.pool,
    Prisma.sql`SELECT count(*)::int AS "n" FROM "projection_failure"`,
    z.object({ n: z.number() }),
  );
  return row?.n ?? 0;
}
