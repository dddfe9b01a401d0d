import { Prisma } from '@/generated/prisma/client';
import type { BootFilter, Dimension, Metric } from '@/lib/domain/cohort';
import type { SelectionBox } from '@/lib/domain/statistics/distinction';
import { bootCondition } from './boot-filter';
import type { Connection } from './query';
import { clampedTimestamp } from './timestamp';

/** The boots whose measures `b` are counted. */
export interface MeasuredCohort {
  filter: BootFilter;
  /** Narrows it to running boots in a box. */
  box?: SelectionBox;
  /** Id of a boot that does not count. */
  exceptBoot?: string;
}

export const IS_RUNNING = Prisma.sql`b."status" = 'running'`;

export const METRIC_COLUMNS: Record<Metric, { ms: Prisma.Sql; bucket: Prisma.Sql }> = {
  total: { ms: Prisma.sql`b."total_ms"`, bucket: Prisma.sql`b."total_bucket"` },
  build: { ms: Prisma.sql`b."build_ms"`, bucket: Prisma.sql`b."build_bucket"` },
};

/** SQL that holds for the measures `b` of a cohort. */
export async function cohortCondition(
  connection: Connection,
  { filter, box, exceptBoot }: MeasuredCohort,
): Promise<Prisma.Sql> {
  const conditions = [await bootCondition(connection, filter, 'boot_measure')];
  if (exceptBoot !== undefined) conditions.push(Prisma.sql`b."boot_id" <> ${exceptBoot}`);
  if (box) {
    const { ms } = METRIC_COLUMNS[box.metric];
    conditions.push(Prisma.sql`
      ${IS_RUNNING} AND ${ms} >= ${box.minMs} AND ${ms} < ${box.maxMs}
      AND b."started_at" >= ${clampedTimestamp(box.fromMs)}::timestamptz
      AND b."started_at" < ${clampedTimestamp(box.toMs)}::timestamptz`);
  }
  return Prisma.join(conditions, ' AND ');
}

function factOf(key: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT max(f)::text FROM unnest(b."facts") AS f
    WHERE f = ANY(ARRAY(SELECT "id" FROM "measured_fact" WHERE "key" = ${key})))`;
}

/** What measures `b` are grouped by: the id of a row, or a word; as text. */
export const GROUP_CODES: Record<Dimension, Prisma.Sql> = {
  image: Prisma.sql`b."image_id"::text`,
  flavor: Prisma.sql`b."flavor_id"::text`,
  host: Prisma.sql`b."host_id"::text`,
  cache: Prisma.sql`b."cache_state"`,
  basis: Prisma.sql`b."cache_basis"`,
  source: Prisma.sql`b."source"`,
  cloud: Prisma.sql`b."cloud"`,
  status: Prisma.sql`b."status"`,
  release: factOf('release'),
  transfer: factOf('transferDriver'),
};

/** The code of boots that are not grouped. */
export const NO_CODE = Prisma.sql`NULL::text`;

/** Index into cold, warm, other. */
export const CACHE_CLASS = Prisma.sql`
  CASE WHEN b."cache_state" IN ('cold', 'follower') THEN 0 WHEN b."cache_state" = 'warm' THEN 1 ELSE 2 END`;

/** SQL that yields the index of the span in which a boot started; outside -1 or their number. */
export function spanOf(times: readonly number[] | null): Prisma.Sql {
  if (times === null) return Prisma.sql`0`;
  return Prisma.sql`width_bucket(b."started_at", ${times.map(clampedTimestamp)}::timestamptz[]) - 1`;
}
