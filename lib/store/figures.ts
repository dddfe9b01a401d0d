import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { BOOT_STATUSES, type BootStatus } from '@/lib/domain/boot';
import type { Metric } from '@/lib/domain/cohort';
import type { Percentiles } from '@/lib/domain/percentiles';
import type { Answer } from '@/lib/domain/statistics/answer';

/** The column of each metric. */
export const METRIC_COLUMNS: Record<Metric, Prisma.Sql> = {
  total: Prisma.sql`b."total_ms"`,
  build: Prisma.sql`b."build_ms"`,
};

/** Boots that fetched their image or waited for it, and boots that found it. */
export const IS_COLD = Prisma.sql`b."cache_state" IN ('cold', 'follower')`;
export const IS_WARM = Prisma.sql`b."cache_state" = 'warm'`;
export const IS_RUNNING = Prisma.sql`b."status" = 'running'`;

/** SQL that yields what `percentilesSchema` reads: n, the four percentiles and the maximum of a column. */
export function percentilesOf(column: Prisma.Sql, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_build_array(
    count(${column}) FILTER (WHERE ${condition}),
    percentile_cont(array[0.5, 0.9, 0.95, 0.99]) WITHIN GROUP (ORDER BY ${column}) FILTER (WHERE ${condition}),
    max(${column}) FILTER (WHERE ${condition}))`;
}

const NO_PERCENTILES = [null, null, null, null] as const;

/** Percentiles as `percentilesOf` yields them. */
export const percentilesSchema = z
  .tuple([
    z.number(),
    z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    z.number().nullable(),
  ])
  .transform(([n, percentiles, max]): Percentiles => {
    const [p50, p90, p95, p99] = percentiles ?? NO_PERCENTILES;
    return { n, p50, p90, p95, p99, max };
  });

/** SQL columns that `figuresShape` reads: everything that is said of a group of boots `b`, but of its phases. */
export const FIGURES = Prisma.sql`
  count(*)::int AS "boots",
  ${Prisma.raw(BOOT_STATUSES.map((status) => `count(*) FILTER (WHERE b."status" = '${status}')::int AS "${status}"`).join(', '))},
  count(*) FILTER (WHERE ${IS_RUNNING} AND ${IS_COLD})::int AS "cold",
  count(*) FILTER (WHERE ${IS_RUNNING} AND ${IS_WARM})::int AS "warm",
  ${percentilesOf(METRIC_COLUMNS.total, IS_RUNNING)} AS "total",
  ${percentilesOf(METRIC_COLUMNS.build, IS_RUNNING)} AS "build",
  ${percentilesOf(METRIC_COLUMNS.total, Prisma.sql`${IS_RUNNING} AND ${IS_COLD}`)} AS "cold_total",
  ${percentilesOf(METRIC_COLUMNS.build, Prisma.sql`${IS_RUNNING} AND ${IS_COLD}`)} AS "cold_build",
  ${percentilesOf(METRIC_COLUMNS.total, Prisma.sql`${IS_RUNNING} AND ${IS_WARM}`)} AS "warm_total",
  ${percentilesOf(METRIC_COLUMNS.build, Prisma.sql`${IS_RUNNING} AND ${IS_WARM}`)} AS "warm_build"`;

/** What is said of figures that the database makes of the durations themselves. */
export function exactBySql(n: number): Answer {
  return { n, method: 'exact', relativeError: 0, answeredBy: 'sql', coarse: 0, resolutionMs: 0 };
}

const statusCounts = Object.fromEntries(BOOT_STATUSES.map((status) => [status, z.number()])) as Record<
  BootStatus,
  z.ZodNumber
>;

/** Fields of a row of `FIGURES`. */
export const figuresShape = {
  boots: z.number(),
  ...statusCounts,
  cold: z.number(),
  warm: z.number(),
  total: percentilesSchema,
  build: percentilesSchema,
  cold_total: percentilesSchema,
  cold_build: percentilesSchema,
  warm_total: percentilesSchema,
  warm_build: percentilesSchema,
};
