import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Database } from './database';
import type { TableDimension } from './dimension-match';
import { query } from './query';
import { clampedTimestamp } from './timestamp';

const nameRowSchema = z.object({ name: z.string() });

/** The images, flavors or hosts with most boots since `fromMs` (Unix milliseconds), by name, else id; largest first. */
export async function largestMembers(
  db: Database,
  dimension: TableDimension,
  fromMs: number,
  limit: number,
): Promise<string[]> {
  const table = Prisma.raw(`"${dimension}"`);
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT ${MEMBER_NAMES[dimension]} AS "name"
      FROM (
        SELECT ${Prisma.raw(`"${dimension}_id"`)} AS "id", count(*) AS "n" FROM "boot"
        WHERE "started_at" >= ${clampedTimestamp(fromMs)}::timestamptz
        GROUP BY 1
      ) counted JOIN ${table} d ON d."id" = counted."id"
      GROUP BY 1 ORDER BY sum("n") DESC, 1 LIMIT ${limit}`,
    nameRowSchema,
  );
  return rows.map(({ name }) => name);
}

/** What a row `d` of each dimension is called. */
export const MEMBER_NAMES: Record<TableDimension, Prisma.Sql> = {
  image: Prisma.sql`COALESCE(d."name", d."native_id", d."cache_key")`,
  flavor: Prisma.sql`COALESCE(d."name", d."native_id")`,
  host: Prisma.sql`d."name"`,
};
