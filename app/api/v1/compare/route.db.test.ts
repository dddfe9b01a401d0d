import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPARISON_COLUMNS } from '@/lib/export/comparison-csv';
import { comparisonSchema } from '@/lib/http/comparison-schema';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { GET } from './route';

const slow = bootFixture({
  instance: 'slow',
  displayName: 'web|7',
  endedAtMs: Date.UTC(2026, 10, 21, 0, 2, 54, 76) + 9000,
  runningAtMs: Date.UTC(2026, 10, 21, 0, 2, 54, 76) + 9000,
  buildMs: 9000,
  phases: [
    phaseFixture({ name: 'image', startMs: 0, durationMs: 6000 }),
    phaseFixture({ name: 'image_fetch', startMs: 500, durationMs: 5000, parent: 'image' }),
    phaseFixture({ name: 'launch', stage: 'launch', startMs: 6000, durationMs: 2800 }),
  ],
});
const usual = bootFixture({ instance: 'usual', displayName: 'web-8' });
const other = bootFixture({ instance: 'other', image: { id: 'x' }, source: 'opennebula' });

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  await storeBoots(db, [slow, usual, other]);
});
afterAll(() => db.close());

const get = (query: string) => GET(new Request(`http://localhost:3000/api/v1/compare?${query}`));

test('two boots phase by phase, in the shape that the document promises, adding up', async () => {
  const response = await get(`a=${slow.id}&b=boot:${usual.id}`);
  expect(response.status).toBe(200);
  const told = comparisonSchema.parse(await response.json());
  expect(told).toMatchObject({ start: 'build', rowsAre: 'phase', differenceMs: 2500, restMs: 0 });
  expect(told.rows.map(({ path, level, shareMs }) => [path.join('/'), level, shareMs])).toEqual([
    ['image', 1, 2000],
    ['image/image_fetch', 2, 5000],
    ['launch', 1, 300],
  ]);
  expect(told.unaccountedMs).toBe(200);
  expect(told.verdict).toMatch(/^web\|7 took 2\.50.s longer than web-8 \(9\.00.s against 6\.50.s\)/);
});

test('a boot against the median of its peers, which it is turned round with', async () => {
  const told = comparisonSchema.parse(await (await get(`a=${slow.id}&b=peers`)).json());
  expect(told.b).toMatchObject({ kind: 'peers', n: 1, durationMs: 6500, boot: null });
  expect(told.rows[0]).toMatchObject({ path: ['image'], differenceMs: 2000, b: { startMs: null } });
  const turned = comparisonSchema.parse(await (await get(`a=peers&b=${slow.id}`)).json());
  expect(turned.differenceMs).toBe(-(told.differenceMs ?? 0));
});

test('clouds of different kinds are compared by stage unless phases are asked for', async () => {
  const pathsOf = async (query: string) =>
    comparisonSchema.parse(await (await get(query)).json()).rows.map(({ path }) => path.join('/'));
  expect(await pathsOf(`a=${slow.id}&b=${other.id}`)).toEqual(['image stage', 'launch stage']);
  expect(await pathsOf(`a=${slow.id}&b=${other.id}&rows=phase`)).toEqual([
    'image',
    'image/image_fetch',
    'launch',
  ]);
});

test('as CSV its shares add up to the last row, as Markdown nothing of a name is taken for a table', async () => {
  const csv = await (await get(`a=${slow.id}&b=${usual.id}&format=csv`)).text();
  const [head, ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const column = (name: string) => head?.indexOf(name) ?? -1;
  expect(head).toEqual(COMPARISON_COLUMNS.map(([name]) => name));
  const shares = rows.map((row) => ({
    row: row[column('row')],
    level: row[column('level')],
    share: Number(row[column('share_ms')]),
  }));
  const parts = shares.filter(({ row, level }) => row !== 'sum' && level !== '2');
  expect(parts.reduce((sum, { share }) => sum + share, 0)).toBe(2500);
  expect(shares.at(-1)).toMatchObject({ row: 'sum', share: 2500 });

  const response = await get(`a=${slow.id}&b=${usual.id}&format=md`);
  expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  const markdown = await response.text();
  expect(markdown).toContain('## web\\|7 against web-8');
  expect(markdown).toContain('http://localhost:3000/compare?a=');
  expect(markdown).toContain('| **all of it** | 9.000 s | 6.500 s | +2.500 s | +2.500 s |');
});

test('as a picture it is what chats show of its link', async () => {
  const svg = await get(`a=${slow.id}&b=${usual.id}&format=svg`);
  expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(await svg.text()).toContain('A − B: +2.50');
  const png = await get(`a=${slow.id}&b=peers&format=png`);
  expect(png.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await png.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test.each([
  [`a=${slow.id}`, 400, 'invalid_parameter'],
  ['a=peers&b=peers', 400, 'invalid_parameter'],
  [`a=${slow.id}&b=nonsense`, 400, 'invalid_parameter'],
  [`a=${slow.id}&b=${usual.id}&format=xml`, 400, 'invalid_parameter'],
  [`a=${slow.id}&b=${usual.id}&begin=build`, 400, 'invalid_parameter'],
  [`a=${slow.id}&b=boot:${'0'.repeat(20)}`, 404, 'not_found'],
  [`a=${other.id}&b=peers`, 404, 'not_found'],
])('%s is answered %i', async (query, status, code) => {
  const response = await get(query);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});
