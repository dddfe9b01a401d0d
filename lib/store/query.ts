import type pg from 'pg';
import type { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';

/** The pool, or the one connection that holds a transaction. */
export type Connection = Pick<pg.Pool, 'query'>;

/** Runs tagged SQL and parses each row. Throws when a row is not of the shape the query promises. */
export async function query<Schema extends z.ZodType>(
  connection: Connection,
  sql: Pick<Prisma.Sql, 'text' | 'values'>,
  rowSchema: Schema,
): Promise<z.output<Schema>[]> {
  const { rows } = await connection.query({ text: sql.text, values: sql.values });
  return rows.map((row) => rowSchema.parse(row));
}

/** Runs tagged SQL for its effect; answers the number of rows it touched. */
export async function execute(connection: Connection, sql: Prisma.Sql): Promise<number> {
  const { rowCount } = await connection.query({ text: sql.text, values: sql.values });
  return rowCount ?? 0;
}
