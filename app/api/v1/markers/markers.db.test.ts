import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { errorSchema } from '@/lib/http/answer-schemas';
import { type MarkerJson, markerListSchema, markerSchema } from '@/lib/http/marker-schema';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { DELETE } from './[id]/route';
import { GET, POST } from './route';

const START = Date.UTC(2026, 2, 3, 8);
const HOUR_MS = 3_600_000;
const OLD_IMAGE = '0673dd71-34c5-4fbb-86c4-40623fbe45b4';
const NEW_IMAGE = '11111111-34c5-4fbb-86c4-40623fbe45b4';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  await storeBoots(db, [
    boot(0, OLD_IMAGE, '26.2.2'),
    boot(1, OLD_IMAGE, '26.2.2'),
    boot(2, NEW_IMAGE, '26.2.2'),
    boot(3, NEW_IMAGE, '27.0.0'),
    boot(4, OLD_IMAGE, '27.0.0'),
  ]);
});
afterAll(() => db.close());

function boot(hour: number, id: string, release: string): Boot {
  return bootFixture({
    instance: `hour-${hour}`,
    startedAtMs: START + hour * HOUR_MS,
    image: { id, name: 'ubuntu-24.04' },
    attributes: { release },
  });
}

async function post(marker: object): Promise<Response> {
  return POST(
    new Request('http://localhost/api/v1/markers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(marker),
    }),
  );
}

async function list(query = ''): Promise<MarkerJson[]> {
  const response = await GET(new Request(`http://localhost/api/v1/markers?${query}`));
  expect(response.status).toBe(200);
  return markerListSchema.parse(await response.json()).markers;
}

const remove = (id: string) =>
  DELETE(new Request('http://localhost', { method: 'DELETE' }), { params: Promise.resolve({ id }) });

test('a change told twice is one marker; its id follows from what it says', async () => {
  const deploy = { at: '2026-03-03T09:30:00+01:00', title: 'nova 27 on rack 3', scope: { host: 'cmp1' } };
  const first = await post(deploy);
  expect(first.status).toBe(201);
  const made = markerSchema.parse(await first.json());
  expect(made).toMatchObject({ at: '2026-03-03T08:30:00.000Z', kind: 'deploy', basis: 'posted' });
  expect((await post({ ...deploy, at: Date.parse(deploy.at) })).status).toBe(200);
  expect((await list('cloud=default')).filter(({ title }) => title === deploy.title)).toEqual([made]);
  expect((await post({ ...deploy, title: 'another' })).status).toBe(201);
});

test('a marker with an id is replaced by the next one of it, and taken away by it', async () => {
  await post({ id: 'ci:4711', at: START, title: 'begins', kind: 'maintenance' });
  const again = await post({
    id: 'ci:4711',
    at: START,
    title: 'ends',
    kind: 'maintenance',
    url: 'https://ci.example/4711',
  });
  expect(again.status).toBe(200);
  const found = (await list()).filter(({ id }) => id === 'ci:4711');
  expect(found).toMatchObject([{ title: 'ends', url: 'https://ci.example/4711' }]);
  expect((await remove('ci:4711')).status).toBe(204);
  expect((await remove('ci:4711')).status).toBe(404);
});

test('new images and releases are noticed in the boots', async () => {
  const noticed = (await list()).filter(({ basis }) => basis === 'noticed');
  expect(noticed.map(({ at, title, scope }) => [at, title, scope.image])).toEqual([
    ['2026-03-03T10:00:00.000Z', 'ubuntu-24.04 is a new image', NEW_IMAGE],
    ['2026-03-03T11:00:00.000Z', 'Nova 27.0.0', null],
  ]);
  expect((await remove(noticed[0]?.id ?? '')).status).toBe(404);
  expect(await list(`from=${START + 4 * HOUR_MS}`)).toEqual([]);
  const window = await list(`from=${START + 2 * HOUR_MS}&to=${START + 3 * HOUR_MS}`);
  expect(window.map(({ title }) => title)).toEqual(['ubuntu-24.04 is a new image']);
});

test('a change of one image concerns it by any of its names, and no other', async () => {
  await post({ at: START, title: 'rebuilt', kind: 'image', scope: { image: 'ubuntu-24.04' } });
  await post({ at: START, title: 'elsewhere', kind: 'image', scope: { image: 'alma-9', cloud: 'default' } });
  const titles = async (query: string) =>
    (await list(query))
      .filter(({ basis, kind }) => basis === 'posted' && kind === 'image')
      .map((m) => m.title);
  expect(await titles('')).toEqual(expect.arrayContaining(['rebuilt', 'elsewhere']));
  expect(await titles(`image=${NEW_IMAGE}`)).toEqual(['rebuilt']);
  expect(await titles('image=ubuntu-24.04')).toEqual(['rebuilt']);
  expect(await titles('image=alma-9')).toEqual(['elsewhere']);
  expect(await titles('cloud=other')).toEqual(['rebuilt']);
});

test.each([
  ['a moment without zone', { at: '2026-03-03T08:00:00', title: 'x' }],
  ['a clock that was never set', { at: 0, title: 'x' }],
  ['no title', { at: START }],
  ['a field that nothing reads', { at: START, title: 'x', host: 'cmp1' }],
  ['a link that runs a script', { at: START, title: 'x', url: 'javascript:alert(1)' }],
  ['an id of a noticed one', { at: START, title: 'x', id: 'noticed-1' }],
])('refuses %s', async (_, marker) => {
  const response = await post(marker);
  expect([response.status, errorSchema.parse(await response.json()).error.code]).toEqual([
    400,
    'invalid_parameter',
  ]);
});
