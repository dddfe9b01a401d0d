import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter, Metric } from '@/lib/domain/cohort';
import { durationBounds } from '@/lib/domain/duration-bucket';
import type { DurationHistogram } from '@/lib/domain/duration-charts';
import { bootCondition } from './boot-filter';
import type { Database } from './database';
import { exactBySql, IS_COLD, IS_RUNNING, IS_WARM, METRIC_COLUMNS } from './figures';
import { type Connection, query } from './query';

/** Buckets between one duration and twice as long. */
const PER_OCTAVE = 4;

/** How the durations of the running boots that match spread, cold and warm apart. */
export async function durationHistogram(
  db: Database,
  metric: Metric,
  filter: BootFilter,
): Promise<DurationHistogram> {
  const condition = await countedCondition(db.pool, metric, filter);
  const range = await durationRange(db.pool, metric, condition);
  if (!range) return { metric, ...exactBySql(0), buckets: [] };
  const bounds = durationBounds(range.minMs, range.maxMs, PER_OCTAVE);
  const counts = await bucketCounts(db.pool, metric, condition, bounds);
  const buckets = bounds.slice(0, -1).map((fromMs, index) => {
    const { cold = 0, warm = 0, other = 0 } = counts.get(index) ?? {};
    return { fromMs, toMs: bounds[index + 1] ?? fromMs, cold, warm, other };
  });
  const n = buckets.reduce((sum, { cold, warm, other }) => sum + cold + warm + other, 0);
  return { metric, ...exactBySql(n), buckets };
}

/** The boots `b` that durations are counted of. */
export async function countedCondition(
  connection: Connection,
  metric: Metric,
  filter: BootFilter,
): Promise<Prisma.Sql> {
  const condition = await bootCondition(connection, filter);
  return Prisma.sql`${condition} AND ${IS_RUNNING} AND ${METRIC_COLUMNS[metric]} IS NOT NULL`;
}

/** The shortest and the longest duration of these boots, or null where there are none. */
export async function durationRange(
  connection: Connection,
  metric: Metric,
  condition: Prisma.Sql,
): Promise<{ minMs: number; maxMs: number } | null> {
  const column = METRIC_COLUMNS[metric];
  const [row] = await query(
    connection,
    Prisma.sql`SELECT min(${column}) AS "min", max(${column}) AS "max" FROM "boot" b WHERE ${condition}`,
    z.object({ min: z.number().nullable(), max: z.number().nullable() }),
  );
  return row && row.min !== null && row.max !== null ? { minMs: row.min, maxMs: row.max } : null;
}

/** SQL columns of the numbers of cold, warm and other boots `b`. */
export const CACHE_COUNTS = Prisma.sql`
  count(*) FILTER (WHERE ${IS_COLD})::int AS "cold",
  count(*) FILTER (WHERE ${IS_WARM})::int AS "warm",
  count(*) FILTER (WHERE NOT (${IS_COLD}) AND NOT (${IS_WARM}))::int AS "other"`;

/** SQL that yields the index of the bucket of a duration. Durations under a millisecond belong to the first. */
export function bucketIndex(metric: Metric, bounds: readonly number[]): Prisma.Sql {
  return Prisma.sql`greatest(width_bucket(${METRIC_COLUMNS[metric]}, ${[...bounds]}::float8[]) - 1, 0)`;
}

const countRowSchema = z.object({
  bucket: z.number(),
  cold: z.number(),
  warm: z.number(),
  other: z.number(),
});

async function bucketCounts(
  connection: Connection,
  metric: Metric,
  condition: Prisma.Sql,
  bounds: readonly number[],
) {
  const rows = await query(
    connection,
    Prisma.sql`
      SELECT ${bucketIndex(metric, bounds)} AS "bucket", ${CACHE_COUNTS}
      FROM "boot" b WHERE ${condition} GROUP BY 1`,
    countRowSchema,
  );
  return new Map(rows.map((row) => [row.bucket, row]));
}
