import { Prisma } from '@/generated/prisma/client';
import { type BootFilter, cacheStatesOf, type Metric, type PhaseBound } from '@/lib/domain/cohort';
import { bucketOf } from '@/lib/domain/statistics/bucket';
import { type DimensionMatch, likePattern, matchDimensions, searchDimensions } from './dimension-match';
import type { Connection } from './query';
import { storableText } from './storable-text';
import { clampedTimestamp } from './timestamp';

/** What a condition is on: rows of `boot`, or of `boot_measure`, which repeats the columns that filter. */
export type FilteredTable = 'boot' | 'boot_measure';

/** A filter as a condition on the rows `b`. Looks up first what its names mean. */
export async function bootCondition(
  connection: Connection,
  filter: BootFilter,
  table: FilteredTable = 'boot',
): Promise<Prisma.Sql> {
  const match = await matchDimensions(connection, filter);
  const conditions = [
    ...dimensionConditions(match),
    ...wordConditions(filter),
    ...rangeConditions(filter),
    ...measureConditions(filter, table),
    ...(await textConditions(connection, filter.q, table)),
  ];
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ');
}

function dimensionConditions(match: DimensionMatch): Prisma.Sql[] {
  return [
    isOneOf(Prisma.sql`b."image_id"`, 'int', match.image),
    isOneOf(Prisma.sql`b."flavor_id"`, 'int', match.flavor),
    isOneOf(Prisma.sql`b."host_id"`, 'int', match.host),
  ].flat();
}

function wordConditions(filter: BootFilter): Prisma.Sql[] {
  return [
    isOneOf(Prisma.sql`b."cache_state"`, 'text', filter.cache && cacheStatesOf(filter.cache)),
    isOneOf(Prisma.sql`b."cache_basis"`, 'text', filter.basis),
    isOneOf(Prisma.sql`b."status"`, 'text', filter.status),
    isOneOf(Prisma.sql`b."source"`, 'text', filter.source),
    isOneOf(Prisma.sql`b."cloud"`, 'text', filter.cloud),
  ].flat();
}

/** Equality where there is one value: an index then also gives the order. */
function isOneOf(
  column: Prisma.Sql,
  type: 'int' | 'text',
  values: readonly (string | number)[] | null | undefined,
): Prisma.Sql[] {
  if (!values) return [];
  const storable = values.map((value) => (typeof value === 'string' ? storableText(value) : value));
  if (storable.length === 1) return [Prisma.sql`${column} = ${storable[0]}`];
  return [Prisma.sql`${column} = ANY(${storable}::${Prisma.raw(type)}[])`];
}

const DURATION_COLUMNS: Record<Metric, Prisma.Sql> = {
  total: Prisma.sql`b."total_ms"`,
  build: Prisma.sql`b."build_ms"`,
};

function rangeConditions({ fromMs, toMs, minMs, maxMs, durationMetric }: BootFilter): Prisma.Sql[] {
  const duration = durationMetric ? DURATION_COLUMNS[durationMetric] : Prisma.sql`b."duration_ms"`;
  return [
    fromMs === undefined ? [] : [Prisma.sql`b."started_at" >= ${clampedTimestamp(fromMs)}::timestamptz`],
    toMs === undefined ? [] : [Prisma.sql`b."started_at" < ${clampedTimestamp(toMs)}::timestamptz`],
    minMs === undefined ? [] : [Prisma.sql`${duration} >= ${minMs}`],
    maxMs === undefined ? [] : [Prisma.sql`${duration} <= ${maxMs}`],
  ].flat();
}

/** What only measures tell: of `boot`, whether it has such a one. */
function measureConditions(filter: BootFilter, table: FilteredTable): Prisma.Sql[] {
  const alias = Prisma.raw(table === 'boot' ? 'm' : 'b');
  const conditions = [
    ...factConditions(filter, alias),
    ...(filter.phase ?? []).map((bound) => hasPhase(bound, alias)),
    ...concurrencyConditions(filter, alias),
  ];
  if (conditions.length === 0 || table === 'boot_measure') return conditions;
  return [
    Prisma.sql`EXISTS (
      SELECT FROM "boot_measure" m WHERE m."boot_id" = b."id" AND ${Prisma.join(conditions, ' AND ')})`,
  ];
}

/** Attributes that a filter names, and the values of each of which one must be. */
function factsOf({ release, transfer, attribute }: BootFilter): { key: string; values: string[] }[] {
  return [
    ...(release ? [{ key: 'release', values: release }] : []),
    ...(transfer ? [{ key: 'transferDriver', values: transfer }] : []),
    ...(attribute ?? []).map(({ key, value }) => ({ key, values: [value] })),
  ];
}

function factConditions(filter: BootFilter, alias: Prisma.Sql): Prisma.Sql[] {
  return factsOf(filter).map(
    ({ key, values }) => Prisma.sql`
      ${alias}."facts" && ARRAY(
        SELECT "id" FROM "measured_fact"
        WHERE "key" = ${storableText(key)} AND "value" = ANY(${values.map(storableText)}::text[]))`,
  );
}

function hasPhase({ name, minMs, maxMs }: PhaseBound, alias: Prisma.Sql): Prisma.Sql {
  const least = minMs === undefined ? 0 : bucketOf(minMs);
  const most = maxMs === undefined ? 0xffff : bucketOf(maxMs);
  return Prisma.sql`EXISTS (
    SELECT FROM unnest(${alias}."phases") AS p
    WHERE (p >> 32) = ANY(ARRAY(SELECT "id"::bigint FROM "measured_phase" WHERE "name" = ${storableText(name)}))
      AND (p & 65535) BETWEEN ${least} AND ${most})`;
}

function concurrencyConditions(
  { minConcurrency, maxConcurrency }: BootFilter,
  alias: Prisma.Sql,
): Prisma.Sql[] {
  if (minConcurrency === undefined && maxConcurrency === undefined) return [];
  return [
    Prisma.sql`${alias}."host_id" IS NOT NULL`,
    Prisma.sql`${concurrencyOf(alias)} BETWEEN ${minConcurrency ?? 0} AND ${maxConcurrency ?? 0xffff}`,
  ];
}

/**
 * SQL that yields how many other boots were under way on a measure's host when its boot started. Those that began more
 * than six hours before are stuck rather than competing.
 */
export function concurrencyOf(alias: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*) FROM "boot_measure" o
    WHERE o."host_id" = ${alias}."host_id" AND o."id" <> ${alias}."id"
      AND o."started_at" BETWEEN ${alias}."started_at" - interval '6 hours' AND ${alias}."started_at"
      AND o."ended_at" > ${alias}."started_at")`;
}

async function textConditions(
  connection: Connection,
  q: string | undefined,
  table: FilteredTable,
): Promise<Prisma.Sql[]> {
  const text = storableText(q ?? '').trim();
  if (text === '') return [];
  const { image, flavor, host } = await searchDimensions(connection, text);
  const pattern = likePattern(text);
  const search =
    table === 'boot'
      ? Prisma.sql`b."search" LIKE ${pattern}`
      : Prisma.sql`b."boot_id" IN (SELECT t."id" FROM "boot" t WHERE t."search" LIKE ${pattern})`;
  return [
    Prisma.sql`(${search} OR b."image_id" = ANY(${image}::int[])
      OR b."flavor_id" = ANY(${flavor}::int[]) OR b."host_id" = ANY(${host}::int[]))`,
  ];
}
