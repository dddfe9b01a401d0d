import type { BootFilter } from '@/lib/domain/cohort';

/** A statement with its parameters. */
export interface PlainSql {
  text: string;
  values: unknown[];
}

const DAY_MS = 86_400_000;
const SHARES = 'array[0.5, 0.9, 0.95, 0.99]';
const percentiles = (column: string) => `percentile_cont(${SHARES}) WITHIN GROUP (ORDER BY ${column})`;

/** Which boots: those of an image that were cold, or all of it, or all. */
export type PlainCohort = 'all' | 'image and cold' | 'peers';

function condition(cohort: PlainCohort): string {
  const cold = `b."cache_state" IN ('cold', 'follower')`;
  const image = `b."image_id" = (SELECT "id" FROM "image" WHERE "native_id" = $1)`;
  if (cohort === 'all') return 'TRUE';
  return cohort === 'peers' ? `${image} AND b."cache_state" = 'warm'` : `${image} AND ${cold}`;
}

function valuesOf(cohort: PlainCohort, { image }: BootFilter): unknown[] {
  return cohort === 'all' ? [] : [image?.[0] ?? ''];
}

/** @param days of the window and of the one before; null: all time */
export function plainOverview(nowMs: number, days: number | null): PlainSql {
  const from = days === null ? null : new Date(nowMs - 2 * days * DAY_MS).toISOString();
  return {
    text: `
      SELECT b."started_at" >= now() - interval '30 days', b."cache_state" IN ('cold', 'follower'), count(*),
        ${percentiles('b."total_ms"')}, ${percentiles('b."build_ms"')}
      FROM "boot" b WHERE b."status" = 'running' AND ($1::timestamptz IS NULL OR b."started_at" >= $1)
      GROUP BY GROUPING SETS ((1), (1, 2))`,
    values: [from],
  };
}

/** Percentiles of build and of each phase by a dimension. */
export function plainGroups(dimension: 'image' | 'flavor' | 'host'): PlainSql {
  const column = `b."${dimension}_id"`;
  return {
    text: `
      SELECT ${column}, p."name", ${percentiles('p."boot_ms"')} FROM "boot" b
      JOIN "phase" p ON p."boot_id" = b."id" AND p."started_at" = b."started_at" AND p."boot_ms" IS NOT NULL
      WHERE b."status" = 'running' GROUP BY 1, 2
      UNION ALL SELECT ${column}, 'build', ${percentiles('b."build_ms"')} FROM "boot" b
      WHERE b."status" = 'running' GROUP BY 1`,
    values: [],
  };
}

export function plainHeatMap(nowMs: number, cohort: PlainCohort, filter: BootFilter): PlainSql {
  const from = Math.floor(nowMs / 1000) - 90 * 86_400;
  return {
    text: `
      SELECT width_bucket(extract(epoch FROM b."started_at")::float8, ${from}, ${from + 90 * 86_400}, 96),
        floor(2 * log(2, greatest(b."build_ms", 1)::numeric)), b."cache_state", count(*)
      FROM "boot" b WHERE b."status" = 'running' AND b."build_ms" IS NOT NULL AND ${condition(cohort)}
      GROUP BY 1, 2, 3`,
    values: valuesOf(cohort, filter),
  };
}

/** Starts and lengths of each phase. */
export function plainPhases(cohort: PlainCohort, filter: BootFilter): PlainSql {
  return {
    text: `
      SELECT p."name", count(*), percentile_cont(array[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY p."start_ms"),
        percentile_cont(array[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY p."boot_ms")
      FROM "boot" b
      JOIN "phase" p ON p."boot_id" = b."id" AND p."started_at" = b."started_at" AND p."boot_ms" IS NOT NULL
      WHERE b."status" = 'running' AND ${condition(cohort)} GROUP BY 1`,
    values: valuesOf(cohort, filter),
  };
}
