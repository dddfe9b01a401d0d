import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Dimension, Metric } from '@/lib/domain/cohort';
import type { Database } from './database';
import {
  CACHE_CLASS,
  cohortCondition,
  GROUP_CODES,
  IS_RUNNING,
  METRIC_COLUMNS,
  type MeasuredCohort,
  NO_CODE,
  spanOf,
} from './measured-cohort';
import { query } from './query';
import { epochMs } from './timestamp';

/** Which counts. */
export interface CellQuestion {
  cohort: MeasuredCohort;
  groupBy: Dimension | null;
  /** Bounds of spans of time, Unix milliseconds; null: no spans. */
  times: readonly number[] | null;
}

const code = z.string().nullable();

const bootCountSchema = z.object({
  code,
  cloud: z.string(),
  span: z.number(),
  class: z.number(),
  status: z.string(),
  boots: z.number(),
  coarse: z.number(),
  resolution: z.number(),
});

/** Boots by group, cloud, span, cache class and status. `coarse` counts stamps of at least `coarseMs`. */
export async function countBootCells(
  db: Database,
  { cohort, groupBy, times }: CellQuestion,
  coarseMs: number,
): Promise<z.output<typeof bootCountSchema>[]> {
  const condition = await cohortCondition(db.pool, cohort);
  return query(
    db.pool,
    Prisma.sql`
      SELECT ${codeOf(groupBy)} AS "code", b."cloud", ${spanOf(times)} AS "span", ${CACHE_CLASS} AS "class", b."status",
        count(*)::int AS "boots",
        (count(*) FILTER (WHERE b."resolution_ms" >= ${coarseMs}))::int AS "coarse",
        max(b."resolution_ms") AS "resolution"
      FROM "boot_measure" b WHERE ${condition} GROUP BY 1, 2, 3, 4, 5`,
    bootCountSchema,
  );
}

const extentSchema = z.object({ firstMs: z.number().nullable(), lastMs: z.number().nullable() });

/** When the first and the last boot of a cohort started, Unix milliseconds; null without boots. */
export async function findExtent(
  db: Database,
  cohort: MeasuredCohort,
): Promise<{ firstMs: number; lastMs: number } | null> {
  const condition = await cohortCondition(db.pool, cohort);
  const [row] = await query(
    db.pool,
    Prisma.sql`
      SELECT ${epochMs(Prisma.sql`min(b."started_at")`)} AS "firstMs", ${epochMs(Prisma.sql`max(b."started_at")`)} AS "lastMs"
      FROM "boot_measure" b WHERE ${condition}`,
    extentSchema,
  );
  const { firstMs = null, lastMs = null } = row ?? {};
  return firstMs === null || lastMs === null ? null : { firstMs, lastMs };
}

const durationCountSchema = z.object({
  code,
  span: z.number(),
  class: z.number(),
  bucket: z.number(),
  boots: z.number(),
  min: z.number(),
  max: z.number(),
});

/** Durations of running boots by group, span, cache class and bucket, and the least and greatest themselves. */
export async function countDurationCells(
  db: Database,
  { cohort, groupBy, times }: CellQuestion,
  metric: Metric,
): Promise<z.output<typeof durationCountSchema>[]> {
  const condition = await cohortCondition(db.pool, cohort);
  const { ms, bucket } = METRIC_COLUMNS[metric];
  return query(
    db.pool,
    Prisma.sql`
      SELECT ${codeOf(groupBy)} AS "code", ${spanOf(times)} AS "span", ${CACHE_CLASS} AS "class",
        ${bucket}::int AS "bucket", count(*)::int AS "boots", min(${ms}) AS "min", max(${ms}) AS "max"
      FROM "boot_measure" b WHERE ${condition} AND ${IS_RUNNING} AND ${bucket} IS NOT NULL GROUP BY 1, 2, 3, 4`,
    durationCountSchema,
  );
}

function codeOf(groupBy: Dimension | null): Prisma.Sql {
  return groupBy === null ? NO_CODE : GROUP_CODES[groupBy];
}

const phaseCountSchema = z.object({ code, phase: z.number(), bucket: z.number(), boots: z.number() });

/** Durations or starts of the phases of running boots by group, phase id and bucket. */
export async function countPhaseBuckets(
  db: Database,
  cohort: MeasuredCohort,
  groupBy: Dimension | null,
  of: 'duration' | 'start',
): Promise<z.output<typeof phaseCountSchema>[]> {
  const condition = await cohortCondition(db.pool, cohort);
  // Starts are signed 16-bit numbers.
  const bucket =
    of === 'duration'
      ? Prisma.sql`(p & 65535)::int`
      : Prisma.sql`((((p >> 16) & 65535) + 32768) % 65536 - 32768)::int`;
  return query(
    db.pool,
    Prisma.sql`
      SELECT ${codeOf(groupBy)} AS "code", (p >> 32)::int AS "phase", ${bucket} AS "bucket", count(*)::int AS "boots"
      FROM "boot_measure" b CROSS JOIN LATERAL unnest(b."phases") AS p
      WHERE ${condition} AND ${IS_RUNNING} GROUP BY 1, 2, 3`,
    phaseCountSchema,
  );
}

/** Running boots of the groups of these codes whose metric lies in a span of buckets. */
export interface MeasuredBand {
  codes: readonly (string | null)[];
  fromBucket: number;
  toBucket: number;
}

const bandSumSchema = z.object({ band: z.number(), boots: z.number(), ms: z.number() });
const bandPhaseSchema = z.object({
  band: z.number(),
  phase: z.number(),
  bucket: z.number(),
  boots: z.number(),
});

/** Of each band (by index) the boots, the sum of their metric, and how often each phase id has each bucket. */
export async function countBands(
  db: Database,
  question: { cohort: MeasuredCohort; groupBy: Dimension; metric: Metric; bands: readonly MeasuredBand[] },
): Promise<{ sums: z.output<typeof bandSumSchema>[]; phases: z.output<typeof bandPhaseSchema>[] }> {
  const condition = await cohortCondition(db.pool, question.cohort);
  const { ms, bucket } = METRIC_COLUMNS[question.metric];
  const rows = question.bands.flatMap(({ codes, fromBucket, toBucket }, band) =>
    codes.map((each) => ({ band, code: each, fromBucket, toBucket })),
  );
  const banded = Prisma.sql`
    "band" AS (
      SELECT * FROM unnest(${rows.map(({ band }) => band)}::int[], ${rows.map((row) => row.code)}::text[],
        ${rows.map(({ fromBucket }) => fromBucket)}::int[], ${rows.map(({ toBucket }) => toBucket)}::int[])
        AS r ("band", "code", "from", "to")),
    "banded" AS (
      SELECT r."band", b."phases", ${ms} AS "ms"
      FROM "boot_measure" b
      JOIN "band" r ON r."code" IS NOT DISTINCT FROM ${GROUP_CODES[question.groupBy]}
        AND ${bucket} BETWEEN r."from" AND r."to"
      WHERE ${condition} AND ${IS_RUNNING})`;
  const [sums, phases] = await Promise.all([
    query(
      db.pool,
      Prisma.sql`WITH ${banded}
        SELECT "band", count(*)::int AS "boots", sum("ms") AS "ms" FROM "banded" GROUP BY 1`,
      bandSumSchema,
    ),
    query(
      db.pool,
      Prisma.sql`WITH ${banded}
        SELECT "band", (p >> 32)::int AS "phase", (p & 65535)::int AS "bucket", count(*)::int AS "boots"
        FROM "banded" CROSS JOIN LATERAL unnest("phases") AS p GROUP BY 1, 2, 3`,
      bandPhaseSchema,
    ),
  ]);
  return { sums, phases };
}

const codeCountSchema = z.object({ code, boots: z.number() });

export type CodeCount = z.output<typeof codeCountSchema>;

/** Running boots by the codes of a dimension. */
export async function countCodes(
  db: Database,
  cohort: MeasuredCohort,
  dimension: Dimension,
): Promise<CodeCount[]> {
  return countBy(db, cohort, GROUP_CODES[dimension], Prisma.empty);
}

/** Running boots by their facts; a boot has several. */
export function countFacts(db: Database, cohort: MeasuredCohort): Promise<CodeCount[]> {
  return countBy(db, cohort, Prisma.sql`f::text`, Prisma.sql`CROSS JOIN LATERAL unnest(b."facts") AS f`);
}

/** Running boots by the number of others under way on their host; those without a host are left out. */
export function countConcurrencies(db: Database, cohort: MeasuredCohort): Promise<CodeCount[]> {
  const others = Prisma.sql`
    CROSS JOIN LATERAL (
      SELECT count(*) AS "n" FROM "boot_measure" o
      WHERE o."host_id" = b."host_id" AND o."id" <> b."id" AND o."ended_at" > b."started_at"
        AND o."started_at" BETWEEN b."started_at" - interval '6 hours' AND b."started_at") beside`;
  const code = Prisma.sql`CASE WHEN b."host_id" IS NULL THEN NULL ELSE beside."n"::text END`;
  return countBy(db, cohort, code, others);
}

async function countBy(
  db: Database,
  cohort: MeasuredCohort,
  by: Prisma.Sql,
  joins: Prisma.Sql,
): Promise<CodeCount[]> {
  const condition = await cohortCondition(db.pool, cohort);
  return query(
    db.pool,
    Prisma.sql`
      SELECT ${by} AS "code", count(*)::int AS "boots"
      FROM "boot_measure" b ${joins} WHERE ${condition} AND ${IS_RUNNING} GROUP BY 1`,
    codeCountSchema,
  );
}
