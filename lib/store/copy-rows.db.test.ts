import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BulkColumn } from './bulk-columns';
import { copyRows } from './copy-rows';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { inTransaction } from './transaction';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await db.pool.query(
    'CREATE TABLE copied (n int PRIMARY KEY, t text, f float8, b boolean, j jsonb, u text[])',
  );
});
afterAll(() => db.close());

interface Row {
  n: number;
  t: string | null;
  f: number | null;
  b: boolean | null;
}

const COLUMNS: readonly BulkColumn<Row>[] = [
  { name: 'n', type: 'int', value: ({ n }) => n },
  { name: 't', type: 'text', value: ({ t }) => t },
  { name: 'f', type: 'float8', value: ({ f }) => f },
  { name: 'b', type: 'boolean', value: ({ b }) => b },
];

const copy = (rows: readonly Row[]) =>
  inTransaction(db, (connection) => copyRows(connection, 'copied', COLUMNS, rows));

async function read(): Promise<Row[]> {
  return (await db.pool.query('SELECT n, t, f, b FROM copied ORDER BY n')).rows;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '')),
  fc
    .array(fc.constantFrom('\\', '\\N', '\\.', '\t', '\n', '\r', '"', ',', 'x', '🚀'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

test('rows arrive as they were', async () => {
  const row = fc.record({ t: fc.option(text), f: fc.option(fc.double()), b: fc.option(fc.boolean()) });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (parts) => {
      await db.pool.query('TRUNCATE copied');
      const rows = parts.map((part, n) => ({ n, ...part }));
      await copy(rows);
      // Only a sign that Postgres keeps and JavaScript's text does not.
      expect(await read()).toEqual(rows.map((each) => (Object.is(each.f, -0) ? { ...each, f: 0 } : each)));
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('more than one piece, and NUL, which becomes U+FFFD', async () => {
  await db.pool.query('TRUNCATE copied');
  const rows = Array.from({ length: 20_000 }, (_, n) => ({
    n,
    t: `${'long '.repeat(10)}\0`,
    f: n / 3,
    b: null,
  }));
  await copy(rows);
  const found = await read();
  expect(found).toHaveLength(rows.length);
  expect(found.at(-1)).toEqual({ ...rows.at(-1), t: `${'long '.repeat(10)}\ufffd` });
});

test('a row that is there already refuses all, and the connection goes on', async () => {
  await db.pool.query('TRUNCATE copied');
  const row = (n: number) => ({ n, t: 'x'.repeat(1000), f: null, b: true });
  await copy([row(5)]);
  const many = Array.from({ length: 5000 }, (_, n) => row(n));
  await expect(copy(many)).rejects.toMatchObject({ code: '23505' });
  expect(await read()).toHaveLength(1);
  await copy([row(6)]);
  expect(await read()).toHaveLength(2);
});

test('a value that cannot be written leaves no copy open', async () => {
  await db.pool.query('TRUNCATE copied');
  const failing: BulkColumn<Row> = {
    name: 'n',
    type: 'int',
    value: () => {
      throw new RangeError('no number');
    },
  };
  const attempt = inTransaction(db, (connection) =>
    copyRows(connection, 'copied', [failing], [{ n: 1, t: null, f: null, b: null }]),
  );
  await expect(attempt).rejects.toThrow(RangeError);
  expect(await read()).toEqual([]);
});
