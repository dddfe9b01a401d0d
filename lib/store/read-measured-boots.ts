import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import type { Database } from './database';
import { cohortCondition, type MeasuredCohort } from './measured-cohort';
import { type Connection, query } from './query';
import { epochMs } from './timestamp';

const idSchema = z.object({ id: z.number() });

/** Ids of the measures of a cohort, at most `limit`. */
export async function selectMeasureIds(
  db: Database,
  cohort: MeasuredCohort,
  limit: number,
): Promise<number[]> {
  const condition = await cohortCondition(db.pool, cohort);
  const rows = await query(
    db.pool,
    Prisma.sql`SELECT b."id"::float8 AS "id" FROM "boot_measure" b WHERE ${condition} LIMIT ${limit}`,
    idSchema,
  );
  return rows.map(({ id }) => id);
}

const measuredBootSchema = z.object({
  id: z.number(),
  cloud: z.string(),
  source: z.string(),
  status: z.string(),
  image: z.string().nullable(),
  flavor: z.string().nullable(),
  host: z.string().nullable(),
  cache: z.string(),
  basis: z.string(),
  startedAtMs: z.number(),
  totalMs: z.number().nullable(),
  buildMs: z.number().nullable(),
  resolutionMs: z.number(),
  facts: z.array(z.number()),
});

/** A measure with the durations themselves; image, flavor and host are row ids as text. */
export type MeasuredBootRow = z.output<typeof measuredBootSchema>;

export function readMeasuredBoots(
  connection: Connection,
  ids: readonly number[],
): Promise<MeasuredBootRow[]> {
  return query(
    connection,
    Prisma.sql`
      SELECT b."id"::float8 AS "id", b."cloud", b."source", b."status", b."image_id"::text AS "image",
        b."flavor_id"::text AS "flavor", b."host_id"::text AS "host", b."cache_state" AS "cache",
        b."cache_basis" AS "basis", ${epochMs(Prisma.sql`b."started_at"`)} AS "startedAtMs",
        b."total_ms" AS "totalMs", b."build_ms" AS "buildMs", b."resolution_ms" AS "resolutionMs", b."facts"
      FROM "boot_measure" b WHERE b."id" = ANY(${[...ids]}::bigint[]) ORDER BY b."id"`,
    measuredBootSchema,
  );
}

const measuredPhaseSchema = z.object({
  id: z.number(),
  name: z.string(),
  stage: z.custom<Stage>(),
  kind: z.custom<PhaseKind>(),
  sequential: z.boolean(),
  startMs: z.number(),
  ms: z.number(),
});

/** A phase of a measured boot: its first start since the build began, and the time in all of its name, milliseconds. */
export type MeasuredPhaseRow = z.output<typeof measuredPhaseSchema>;

/** Phases with an end of the running boots of these measures. */
export function readMeasuredPhases(
  connection: Connection,
  ids: readonly number[],
): Promise<MeasuredPhaseRow[]> {
  return query(
    connection,
    Prisma.sql`
      SELECT m."id"::float8 AS "id", p."name", p."stage", p."kind",
        p."parent" IS NULL AND NOT p."concurrent" AS "sequential",
        p."start_ms" - COALESCE((b."doc" ->> 'buildStartMs')::float8, 0) AS "startMs", p."boot_ms" AS "ms"
      FROM "boot_measure" m
      JOIN "boot" b ON b."id" = m."boot_id"
      JOIN "phase" p ON p."boot_id" = m."boot_id" AND p."started_at" = m."started_at" AND p."boot_ms" IS NOT NULL
      WHERE m."id" = ANY(${[...ids]}::bigint[]) AND m."status" = 'running'
      ORDER BY m."id", p."ordinal"`,
    measuredPhaseSchema,
  );
}

const besideSchema = z.object({ beside: z.number() });

/** Of the running boots of these measures that have a host, how many others were under way there. */
export async function readConcurrencies(connection: Connection, ids: readonly number[]): Promise<number[]> {
  const rows = await query(
    connection,
    Prisma.sql`
      SELECT count(o."id")::int AS "beside"
      FROM "boot_measure" b
      LEFT JOIN "boot_measure" o ON o."host_id" = b."host_id" AND o."id" <> b."id"
        AND o."ended_at" > b."started_at"
        AND o."started_at" BETWEEN b."started_at" - interval '6 hours' AND b."started_at"
      WHERE b."id" = ANY(${[...ids]}::bigint[]) AND b."host_id" IS NOT NULL AND b."status" = 'running'
      GROUP BY b."id"`,
    besideSchema,
  );
  return rows.map(({ beside }) => beside);
}
