import { Prisma } from '@/generated/prisma/client';
import { arrayLiteral } from './array-literal';

/** A column of many rows written at once: one array parameter, whatever the number of rows. */
export interface BulkColumn<Item> {
  name: string;
  /** Postgres type of one value. */
  type: 'text' | 'int' | 'float8' | 'boolean' | 'uuid' | 'jsonb' | 'timestamptz';
  value: (item: Item) => string | number | boolean | null;
}

/** The columns' names, as in `INSERT INTO t (…)`. */
export function bulkNames<Item>(columns: readonly BulkColumn<Item>[]): Prisma.Sql {
  return Prisma.raw(columns.map(({ name }) => `"${name}"`).join(', '));
}

/**
 * The columns as rows of a table: `unnest($1::text[], …) AS item (…)`. Its parameters are `bulkValues`.
 * @param numbered adds a column `ordinality`, from 1
 */
export function bulkItems<Item>(columns: readonly BulkColumn<Item>[], numbered = false): Prisma.Sql {
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  if (!numbered) return Prisma.sql`unnest(${Prisma.raw(arrays)}) AS item (${bulkNames(columns)})`;
  return Prisma.sql`
    unnest(${Prisma.raw(arrays)}) WITH ORDINALITY AS item (${bulkNames(columns)}, "ordinality")`;
}

/** One array for each column, as text. */
export function bulkValues<Item>(columns: readonly BulkColumn<Item>[], items: readonly Item[]): string[] {
  return columns.map(({ type, value }) => arrayLiteral(type, items.map(value)));
}
