import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter } from '@/lib/domain/cohort';
import { matchDimensions } from './dimension-match';
import { type Connection, query } from './query';

/** All that the things of a filter are called; null where the filter names none. */
export type MarkerNames = Record<'cloud' | 'image' | 'flavor' | 'host', ReadonlySet<string> | null>;

const nameRowSchema = z.object({ name: z.string().nullable() });

/** Names, ids and cache keys of what a filter names: a marker may have any of them. */
export async function namesMeantBy(
  connection: Connection,
  filter: Pick<BootFilter, keyof MarkerNames>,
): Promise<MarkerNames> {
  const ids = await matchDimensions(connection, { image: filter.image, flavor: filter.flavor });
  const [images, flavors] = await Promise.all([
    ids.image === null ? [] : namesOf(connection, imageNames(ids.image)),
    ids.flavor === null ? [] : namesOf(connection, flavorNames(ids.flavor)),
  ]);
  return {
    cloud: filter.cloud ? new Set(filter.cloud) : null,
    image: filter.image ? new Set([...filter.image, ...images]) : null,
    flavor: filter.flavor ? new Set([...filter.flavor, ...flavors]) : null,
    host: filter.host ? new Set(filter.host) : null,
  };
}

async function namesOf(connection: Connection, sql: Prisma.Sql): Promise<string[]> {
  const rows = await query(connection, sql, nameRowSchema);
  return rows.flatMap(({ name }) => (name === null ? [] : [name]));
}

const imageNames = (ids: number[]) => Prisma.sql`
  SELECT unnest(array["name", "native_id", "cache_key"]) AS "name" FROM "image" WHERE "id" = ANY(${ids}::int[])`;

const flavorNames = (ids: number[]) => Prisma.sql`
  SELECT unnest(array["name", "native_id"]) AS "name" FROM "flavor" WHERE "id" = ANY(${ids}::int[])`;
