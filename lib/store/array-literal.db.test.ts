import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayLiteral } from './array-literal';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.close());

/** What Postgres reads from the literal. */
async function readBack(type: string, values: (string | number | boolean | null)[]): Promise<unknown[]> {
  const { rows } = await db.pool.query(`SELECT $1::${type}[] AS "values"`, [arrayLiteral(type, values)]);
  return rows[0].values;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '')),
  fc
    .array(fc.constantFrom('"', '\\', ',', '{', '}', ' ', 'NULL', "'", '\n', '\t'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

test.each([
  ['text', text],
  ['float8', fc.double()],
  ['int', fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })],
  ['boolean', fc.boolean()],
  ['uuid', fc.uuid()],
])('an array of %s arrives as it was', async (type, value) => {
  const values = fc.array(fc.option(value as fc.Arbitrary<string | number | boolean>), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(values, async (sent) => {
      // Only a sign that Postgres keeps and JavaScript's text does not.
      expect(await readBack(type, sent)).toEqual(sent.map((each) => (Object.is(each, -0) ? 0 : each)));
    }),
    { numRuns: 200 },
  );
});

test('NUL becomes U+FFFD', async () => {
  expect(await readBack('text', ['a\0"\\b'])).toEqual(['a\ufffd"\\b']);
});

test('jsonb and moments arrive as they were', async () => {
  const json = { 'a"b': ['\\', '{', null, 1.5, 'ünïcödé 🚀'] };
  const at = '2026-11-21T01:31:45.816123Z';
  const { rows } = await db.pool.query(
    'SELECT * FROM unnest($1::jsonb[], $2::timestamptz[]) AS row ("json", "at")',
    [arrayLiteral('jsonb', [JSON.stringify(json), null]), arrayLiteral('timestamptz', [null, at])],
  );
  expect(rows).toEqual([
    { json, at: null },
    { json: null, at: new Date('2026-11-21T01:31:45.816Z') },
  ]);
});
