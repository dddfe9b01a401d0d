import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter } from '@/lib/domain/cohort';
import { type Connection, query } from './query';
import { storableText } from './storable-text';

/** Row ids of the images, flavors and hosts that a filter names, null where it names none. */
export interface DimensionMatch {
  image: number[] | null;
  flavor: number[] | null;
  host: number[] | null;
}

/** The dimensions that have tables of their own. */
export const TABLE_DIMENSIONS = ['image', 'flavor', 'host'] as const;

export type TableDimension = (typeof TABLE_DIMENSIONS)[number];

const idRowSchema = z.object({ id: z.number() });

/** Looks up what a filter's image, flavor and host values mean. A value that is unknown matches no row. */
export async function matchDimensions(
  connection: Connection,
  filter: Pick<BootFilter, TableDimension>,
): Promise<DimensionMatch> {
  const [image, flavor, host] = await Promise.all(
    TABLE_DIMENSIONS.map(async (dimension) => {
      const values = filter[dimension];
      return values ? idsOf(connection, MATCHES[dimension](values.map(storableText))) : null;
    }),
  );
  return { image: image ?? null, flavor: flavor ?? null, host: host ?? null };
}

/** Row ids of the images, flavors and hosts whose names or ids contain `text`, in lower case. */
export async function searchDimensions(
  connection: Connection,
  text: string,
): Promise<Record<TableDimension, number[]>> {
  const pattern = likePattern(text);
  const [image, flavor, host] = await Promise.all([
    idsOf(
      connection,
      Prisma.sql`SELECT "id" FROM "image"
        WHERE lower(concat_ws(' ', "name", "native_id", "cache_key")) LIKE ${pattern}`,
    ),
    idsOf(
      connection,
      Prisma.sql`SELECT "id" FROM "flavor" WHERE lower(concat_ws(' ', "name", "native_id")) LIKE ${pattern}`,
    ),
    idsOf(connection, Prisma.sql`SELECT "id" FROM "host" WHERE lower("name") LIKE ${pattern}`),
  ]);
  return { image, flavor, host };
}

/** A LIKE pattern for rows that contain `text`, which is taken literally and in lower case. */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}

// Boots that know only a name belong to the row that the name stands for, so that they are found by its id too.
const MATCHES: Record<TableDimension, (values: string[]) => Prisma.Sql> = {
  image: (values) => Prisma.sql`
    SELECT DISTINCT n."id" FROM "image_identity" n JOIN "image" i ON i."id" IN (n."id", n."canonical_id")
    WHERE i."native_id" = ANY(${values}) OR i."cache_key" = ANY(${values}) OR i."name" = ANY(${values})`,
  flavor: (values) => Prisma.sql`
    SELECT DISTINCT n."id" FROM "flavor_identity" n JOIN "flavor" f ON f."id" IN (n."id", n."canonical_id")
    WHERE f."native_id" = ANY(${values}) OR f."name" = ANY(${values})`,
  host: (values) => Prisma.sql`SELECT "id" FROM "host" WHERE "name" = ANY(${values})`,
};

async function idsOf(connection: Connection, sql: Prisma.Sql): Promise<number[]> {
  const rows = await query(connection, sql, idRowSchema);
  return rows.map(({ id }) => id);
}
