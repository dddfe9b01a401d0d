import { Prisma } from '@/generated/prisma/client';
import { type BootFilter, cacheStatesOf } from '@/lib/domain/cohort';
import { type DimensionMatch, likePattern, matchDimensions, searchDimensions } from './dimension-match';
import type { Connection } from './query';
import { storableText } from './storable-text';
import { clampedTimestamp } from './timestamp';

/** A filter as a condition on the boots `b`. Looks up first what its names mean. */
export async function bootCondition(connection: Connection, filter: BootFilter): Promise<Prisma.Sql> {
  const match = await matchDimensions(connection, filter);
  const conditions = [
    ...dimensionConditions(match),
    ...wordConditions(filter),
    ...rangeConditions(filter),
    ...(await textConditions(connection, filter.q)),
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

function rangeConditions({ fromMs, toMs, minMs, maxMs }: BootFilter): Prisma.Sql[] {
  return [
    fromMs === undefined ? [] : [Prisma.sql`b."started_at" >= ${clampedTimestamp(fromMs)}::timestamptz`],
    toMs === undefined ? [] : [Prisma.sql`b."started_at" < ${clampedTimestamp(toMs)}::timestamptz`],
    minMs === undefined ? [] : [Prisma.sql`b."duration_ms" >= ${minMs}`],
    maxMs === undefined ? [] : [Prisma.sql`b."duration_ms" <= ${maxMs}`],
  ].flat();
}

async function textConditions(connection: Connection, q: string | undefined): Promise<Prisma.Sql[]> {
  const text = storableText(q ?? '').trim();
  if (text === '') return [];
  const { image, flavor, host } = await searchDimensions(connection, text);
  return [
    Prisma.sql`(b."search" LIKE ${likePattern(text)} OR b."image_id" = ANY(${image}::int[])
      OR b."flavor_id" = ANY(${flavor}::int[]) OR b."host_id" = ANY(${host}::int[]))`,
  ];
}
