import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import type { BootFilter, BootSort } from '@/lib/domain/cohort';
import { BOOT_SORTS } from '@/lib/domain/cohort';
import { CursorError, encodeCursor } from './boot-cursor';
import { findBoot } from './find-boot';
import { listBoots } from './list-boots';
import { bootFixture, phaseFixture } from './testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

const START = Date.UTC(2026, 10, 30, 23, 59, 0);
const UBUNTU = {
  id: '0673dd71-34c5-4fbb-86c4-40623fbe45b4',
  cacheKey: 'a489c868f0c37da93b76227c91bb03908ac0e742',
};

/** Forty boots over a month's end, four of them at each moment, durations in ties and some unknown. */
const boots: Boot[] = Array.from({ length: 40 }, (_, index) =>
  bootFixture({
    instance: `vm-${index}`,
    requestId: `req-${index % 20}`,
    displayName: index === 7 ? '100%_Web' : null,
    startedAtMs: START + Math.floor(index / 4) * 10_000 + 0.125,
    status: index % 5 === 0 ? 'failed' : 'running',
    buildMs: index % 5 === 0 ? null : 1000 + (index % 3) * 500,
    host: `cmp${index % 2}`,
    image: index % 2 === 0 ? UBUNTU : { name: 'cirros' },
    flavor: index % 3 === 0 ? { id: '42', name: 'm1.small' } : null,
    cache: { state: index % 4 === 0 ? 'cold' : 'warm', basis: 'observed', reason: 'seen', evidence: [] },
    cloud: index < 30 ? 'default' : 'lab',
  }),
);

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await storeBoots(db, boots);
});
afterAll(() => db.close());

async function listAll(filter: BootFilter, sort: BootSort, limit: number) {
  const found = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listBoots>> = await listBoots(db, filter, { sort, limit, cursor });
    expect(page.boots.length).toBeGreaterThan(0);
    found.push(...page.boots);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const idsWhere = (keep: (boot: Boot, index: number) => boolean) => idsOf(boots.filter(keep)).sort();
const found = async (filter: BootFilter) => idsOf(await listAll(filter, 'started_desc', 100)).sort();

test.each(BOOT_SORTS)(
  'pages through every boot once in the order %s, whatever the page size',
  async (sort) => {
    const whole = await listAll({}, sort, 100);
    expect(idsOf(whole).sort()).toEqual(idsOf(boots).sort());
    for (const limit of [1, 3, 7]) expect(idsOf(await listAll({}, sort, limit))).toEqual(idsOf(whole));
  },
);

test.each(BOOT_SORTS)('leads back through the same pages in the order %s', async (sort) => {
  const page = (cursor: string | null) => listBoots(db, {}, { sort, limit: 11, cursor });
  const there = [await page(null)];
  for (let next = there[0]?.nextCursor; next; next = there.at(-1)?.nextCursor) there.push(await page(next));
  expect(there.map(({ boots: shown }) => shown.length)).toEqual([11, 11, 11, 7]);
  expect(there[0]?.previousCursor).toBeNull();
  let at = there.at(-1);
  for (const before of there.slice(0, -1).reverse()) {
    at = await page(at?.previousCursor ?? null);
    expect(idsOf(at.boots)).toEqual(idsOf(before.boots));
    expect(at.nextCursor).toBe(before.nextCursor);
  }
  expect(at?.previousCursor).toBeNull();
});

test('a page back that would not be full is the first one', async () => {
  const first = await listBoots(db, {}, { sort: 'started_desc', limit: 3, cursor: null });
  const second = await listBoots(db, {}, { sort: 'started_desc', limit: 3, cursor: first.nextCursor });
  const back = await listBoots(db, {}, { sort: 'started_desc', limit: 9, cursor: second.previousCursor });
  expect(idsOf(back.boots)).toEqual(idsOf((await listAll({}, 'started_desc', 9)).slice(0, 9)));
  expect(back.previousCursor).toBeNull();
});

test('orders by start and by duration, boots without a duration last', async () => {
  const starts = (await listAll({}, 'started_asc', 9)).map(({ startedAtMs }) => startedAtMs);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  const known = [...Array(10).fill(2000), ...Array(11).fill(1500), ...Array(11).fill(1000)];
  const durations = (await listAll({}, 'duration_desc', 9)).map(({ buildMs }) => buildMs);
  expect(durations).toEqual([...known, ...Array(8).fill(null)]);
  const rising = (await listAll({}, 'duration_asc', 9)).map(({ buildMs }) => buildMs);
  expect(rising).toEqual([...known.toReversed(), ...Array(8).fill(null)]);
});

test('a page is neither shifted nor repeated by boots that arrive meanwhile', async () => {
  const clone = await cloneDatabase();
  await storeBoots(clone, boots);
  const first = await listBoots(clone, {}, { sort: 'started_desc', limit: 5, cursor: null });
  await storeBoots(clone, [bootFixture({ instance: 'late', startedAtMs: START + 1e9 })]);
  const second = await listBoots(clone, {}, { sort: 'started_desc', limit: 5, cursor: first.nextCursor });
  expect(idsOf([...first.boots, ...second.boots])).toEqual(
    idsOf((await listAll({}, 'started_desc', 10)).slice(0, 10)),
  );
  await clone.close();
});

test('answers the boots whole but for their moments', async () => {
  const [boot] = (await listBoots(db, { q: 'vm-39' }, { sort: 'started_desc', limit: 1, cursor: null }))
    .boots;
  const { moments: _, ...expected } = boots[39]!;
  expect(boot).toEqual(expected);
});

test.each<[string, BootFilter, (boot: Boot, index: number) => boolean]>([
  ['image id', { image: [UBUNTU.id] }, (_, i) => i % 2 === 0],
  ['image cache key', { image: [UBUNTU.cacheKey] }, (_, i) => i % 2 === 0],
  ['image name', { image: ['cirros'] }, (_, i) => i % 2 === 1],
  ['images', { image: ['cirros', UBUNTU.id] }, () => true],
  ['flavor id', { flavor: ['42'] }, (_, i) => i % 3 === 0],
  ['flavor name', { flavor: ['m1.small'] }, (_, i) => i % 3 === 0],
  ['host', { host: ['cmp1'] }, (_, i) => i % 2 === 1],
  ['cache', { cache: ['cold', 'follower'] }, (_, i) => i % 4 === 0],
  ['status', { status: ['failed'] }, (_, i) => i % 5 === 0],
  ['source', { source: ['nova'] }, () => true],
  ['cloud', { cloud: ['lab'] }, (_, i) => i >= 30],
  [
    'time, from inclusive, to exclusive',
    { fromMs: START + 10_000.125, toMs: START + 20_000.125 },
    (_, i) => i >= 4 && i < 8,
  ],
  ['times beyond all years', { fromMs: -1e300, toMs: 1e300 }, () => true],
  ['duration', { minMs: 1500, maxMs: 1500 }, (boot) => boot.buildMs === 1500],
  ['text of an instance', { q: 'VM-39' }, (_, i) => i === 39],
  ['text of a name, taken literally', { q: '100%_w' }, (_, i) => i === 7],
  ['text of a host', { q: 'mp1' }, (_, i) => i % 2 === 1],
  ['text of an image', { q: 'irro' }, (_, i) => i % 2 === 1],
  [
    'several at once',
    { image: ['cirros'], host: ['cmp1'], status: ['running'] },
    (_, i) => i % 2 === 1 && i % 5 !== 0,
  ],
])('filters by %s', async (_, filter, keep) => {
  const expected = idsWhere(keep);
  expect(expected.length).toBeGreaterThan(0);
  expect(await found(filter)).toEqual(expected);
  const page = await listBoots(db, filter, { sort: 'started_desc', limit: 1, cursor: null });
  expect(page).toMatchObject({ total: expected.length, totalIsExact: true });
});

test.each<BootFilter>([
  { image: ["'; drop table boot; --"] },
  { image: ['nul \0'], host: ['\0'] },
  { q: 'nothing like it \0' },
  { status: [] },
])('%o matches nothing, without an error', async (filter) => {
  const page = await listBoots(db, filter, { sort: 'started_desc', limit: 10, cursor: null });
  expect(page).toEqual({ boots: [], nextCursor: null, previousCursor: null, total: 0, totalIsExact: true });
});

test.each([
  '',
  'x',
  '%%%',
  encodeCursor({ isBack: false, sort: 'started_asc', value: 1, id: 'ab' }),
  'WyJzdGFydGVkX2Rlc2MiLDEsIlwwIl0',
])('refuses the cursor %j', async (cursor) => {
  const page = { sort: 'started_desc', limit: 10, cursor } as const;
  await expect(listBoots(db, {}, page)).rejects.toThrow(CursorError);
});

test('finds a boot by id with the other boots of its request', async () => {
  const detail = await findBoot(db, boots[3]!.id);
  expect(detail?.boot).toEqual(boots[3]);
  expect(detail?.siblings.map(({ id }) => id)).toEqual([boots[23]!.id]);
  expect(await findBoot(db, 'ffff')).toBeNull();
  expect(await findBoot(db, '\0')).toBeNull();
});

test('replaces a boot with what became of it, phases included, over a month’s end', async () => {
  const clone = await cloneDatabase();
  const early = bootFixture({ instance: 'x', startedAtMs: START });
  const late = bootFixture({
    instance: 'x',
    startedAtMs: START + 120_000,
    phases: [phaseFixture({ name: 'boot', startMs: 0.001, durationMs: 1.5, evidence: ['00'.repeat(16)] })],
  });
  expect(await storeBoots(clone, [early])).toBe(1);
  expect(await storeBoots(clone, [early])).toBe(0);
  expect(await storeBoots(clone, [late])).toBe(1);
  expect((await findBoot(clone, early.id))?.boot).toEqual(late);
  const { rows } = await clone.pool.query('SELECT count(*)::int AS n FROM phase');
  expect(rows[0]).toEqual({ n: 1 });
  await clone.close();
});

test('of a boot of very many phases a list has those that no other contains, and says how many there are', async () => {
  const calls = Array.from({ length: 3000 }, (_, n) =>
    phaseFixture({ name: `call ${n}`, startMs: n, durationMs: 1, parent: n < 1500 ? 'first' : 'second' }),
  );
  const tops = ['first', 'second'].map((name, n) =>
    phaseFixture({ name, startMs: n * 1500, durationMs: 1500 }),
  );
  const long = bootFixture({ instance: 'long', cloud: 'long', phases: [...tops, ...calls] });
  const flat = bootFixture({
    instance: 'flat',
    cloud: 'long',
    phases: calls.map((phase) => ({ ...phase, parent: null })),
  });
  const short = bootFixture({ instance: 'short', cloud: 'long', phases: calls.slice(0, 500) });
  const own = await cloneDatabase();
  await storeBoots(own, [long, flat, short]);
  const { boots: listed } = await listBoots(own, {}, { sort: 'started_desc', limit: 10, cursor: null });
  const told = new Map(listed.map((boot) => [boot.instance, boot]));
  expect(told.get('long')?.phases.map(({ name }) => name)).toEqual(['first', 'second']);
  expect(told.get('long')?.phaseCount).toBe(3002);
  expect(told.get('flat')?.phases).toHaveLength(500);
  expect(told.get('flat')?.phaseCount).toBe(3000);
  expect(told.get('short')?.phases).toHaveLength(500);
  expect(told.get('short')).not.toHaveProperty('phaseCount');
  expect((await findBoot(own, long.id))?.boot.phases).toHaveLength(3002);
  await own.close();
});
