import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { bootsMeanwhile } from './boots-meanwhile';
import { dimensionValues } from './dimension-values';
import { durationHeatMap } from './duration-heat-map';
import { durationHistogram } from './duration-histogram';
import { durationTrend } from './duration-trend';
import { groupPercentiles } from './group-percentiles';
import { memberSummary } from './member-summary';
import { overviewFigures } from './overview-figures';
import { bootFixture, phaseFixture } from './testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 21, 0);
const UBUNTU = {
  id: '0673dd71-34c5-4fbb-86c4-40623fbe45b4',
  name: 'ubuntu',
  cacheKey: 'a489c868f0c37da93b76227c91bb03908ac0e742',
};

/** Builds of 1 … 10 s of ubuntu, the first four cold, one an hour; each with a fetch, in two parts from the third on. */
const ubuntu = Array.from({ length: 10 }, (_, index) => {
  const buildMs = (index + 1) * 1000;
  const fetch = (startMs: number) =>
    phaseFixture({ name: 'image_fetch', key: `image_fetch#${startMs}`, startMs, durationMs: 100 });
  return bootFixture({
    instance: `ubuntu-${index}`,
    startedAtMs: START + index * HOUR,
    buildMs,
    totalMs: index < 5 ? buildMs + 500 : null,
    endedAtMs: START + index * HOUR + buildMs,
    image: UBUNTU,
    host: index % 2 === 0 ? 'cmp1' : 'cmp2',
    cache: {
      state: (['cold', 'follower', 'cold', 'cold'][index] as Boot['cache']['state']) ?? 'warm',
      basis: 'observed',
      reason: '',
      evidence: [],
    },
    phases:
      index < 2
        ? [fetch(0)]
        : [fetch(0), phaseFixture({ name: 'launch', startMs: 500, durationMs: buildMs }), fetch(700)],
  });
});
const others = [
  bootFixture({
    instance: 'named',
    image: { name: 'ubuntu' },
    startedAtMs: START,
    buildMs: 11_000,
    host: null,
  }),
  bootFixture({
    instance: 'cirros',
    image: { name: 'cirros' },
    startedAtMs: START,
    buildMs: 2000,
    phases: [],
  }),
  bootFixture({
    instance: 'f',
    image: { name: 'cirros' },
    status: 'failed',
    startedAtMs: START,
    buildMs: 9e6,
  }),
  bootFixture({
    instance: 'p',
    image: { name: 'cirros' },
    status: 'partial',
    startedAtMs: START,
    buildMs: 9e6,
  }),
  bootFixture({
    instance: 'b',
    image: { name: 'cirros' },
    status: 'booting',
    startedAtMs: START,
    buildMs: null,
    phases: [phaseFixture({ name: 'launch', startMs: 0, durationMs: 7, open: true })],
  }),
  bootFixture({
    instance: 'x',
    image: null,
    flavor: null,
    startedAtMs: START,
    buildMs: 1500,
    cache: { state: 'none', basis: 'observed', reason: '', evidence: [] },
    phases: [phaseFixture({ name: 'launch', startMs: 0, durationMs: 7, open: true })],
  }),
];

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await storeBoots(db, [...ubuntu, ...others]);
});
afterAll(() => db.close());

const NONE = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };
const single = (value: number) => ({ n: 1, p50: value, p90: value, p95: value, p99: value, max: value });

test('percentiles of an image equal those made by hand, cold beside warm', async () => {
  const report = await groupPercentiles(db, {
    dimension: 'image',
    metric: 'build',
    filter: {},
    phases: true,
  });
  expect(report).toMatchObject({
    metric: 'build',
    method: 'exact',
    fromMs: null,
    toMs: null,
    omittedGroups: 0,
  });
  expect(report.groups.map(({ key, n }) => [key.value, key.label, n])).toEqual([
    [UBUNTU.id, 'ubuntu', 11],
    ['cirros', 'cirros', 1],
    [null, 'unknown', 1],
  ]);
  const [group] = report.groups;
  // 1 … 11 s: the p-th percentile lies at 1 + 10 p, linearly between its neighbours.
  expect(group?.build.n).toBe(11);
  expect(group?.build.p50).toBeCloseTo(6000, 9);
  expect(group?.build.p90).toBeCloseTo(10_000, 9);
  expect(group?.build.p95).toBeCloseTo(10_500, 9);
  expect(group?.build.p99).toBeCloseTo(10_900, 9);
  expect(group?.build.max).toBe(11_000);
  expect(group?.total).toMatchObject({ n: 5, p50: 3500, max: 5500 });
  expect(group).toMatchObject({ failed: 0, partial: 0, cold: 4, warm: 7 });
  expect(group?.byCache.cold.build).toMatchObject({ n: 4, p50: 2500, max: 4000 });
  expect(group?.byCache.warm.build).toMatchObject({ n: 7, p50: 8000, max: 11_000 });
  expect(group?.byCache.warm.total).toEqual(single(5500));
});

test('boots that did not run, and phases that did not end, count in no percentile', async () => {
  const { groups } = await groupPercentiles(db, {
    dimension: 'image',
    metric: 'build',
    filter: {},
    phases: true,
  });
  expect(groups[1]).toMatchObject({
    n: 1,
    failed: 1,
    partial: 1,
    build: single(2000),
    total: NONE,
    phases: {},
  });
  expect(groups[2]).toMatchObject({ n: 1, cold: 0, warm: 0, phases: {} });
});

test('a phase counts once in a boot, with all its occurrences', async () => {
  const filter = { image: [UBUNTU.id], host: ['cmp1', 'cmp2'] };
  const { groups } = await groupPercentiles(db, {
    dimension: 'cache',
    metric: 'total',
    filter,
    phases: true,
  });
  expect(groups.map(({ key, n }) => [key.value, n])).toEqual([
    ['cold', 3],
    ['warm', 1],
    ['follower', 1],
  ]);
  expect(groups[0]?.phases.image_fetch).toMatchObject({ n: 3, p50: 200, max: 200 });
  expect(groups[2]?.phases).toEqual({ image_fetch: single(100) });
  expect(groups[1]?.phases.launch).toMatchObject({ n: 6, p50: 7500, max: 10_000 });
});

test('no boots give null, not zero', async () => {
  const filter = { fromMs: START + 1e12 };
  expect(
    await groupPercentiles(db, { dimension: 'host', metric: 'total', filter, phases: true }),
  ).toMatchObject({ groups: [], fromMs: filter.fromMs });
  expect(await overviewFigures(db, filter)).toMatchObject({
    boots: 0,
    total: NONE,
    build: NONE,
    firstMs: null,
    lastMs: null,
  });
  expect(await durationHistogram(db, 'build', filter)).toMatchObject({ metric: 'build', n: 0, buckets: [] });
  expect(await durationHeatMap(db, 'build', filter, 10)).toMatchObject({ n: 0, cells: [] });
  expect(await durationTrend(db, { ...filter, toMs: START + 2e12 }, 5)).toEqual([]);
});

test('the figures of all boots', async () => {
  const figures = await overviewFigures(db, {});
  expect(figures).toMatchObject({
    ...{ boots: 16, cold: 4, warm: 8, firstMs: START, lastMs: START + 9 * HOUR },
    byStatus: { running: 13, failed: 1, partial: 1, booting: 1, deleted: 0 },
  });
  expect(figures.build).toMatchObject({ n: 13, p50: 5000, max: 11_000 });
});

test('a histogram holds every running boot in the bucket of its duration', async () => {
  const { n, buckets } = await durationHistogram(db, 'build', {});
  expect(n).toBe(13);
  expect(buckets[0]?.fromMs).toBeLessThanOrEqual(1000);
  expect(buckets.at(-1)?.toMs).toBeGreaterThan(11_000);
  for (const [index, bucket] of buckets.entries()) {
    const inside = [...ubuntu, ...others].filter(
      ({ status, buildMs }) =>
        status === 'running' && (buildMs ?? 0) >= bucket.fromMs && (buildMs ?? 0) < bucket.toMs,
    );
    expect(bucket.cold + bucket.warm + bucket.other).toBe(inside.length);
    expect(bucket.toMs).toBe(buckets[index + 1]?.fromMs ?? bucket.toMs);
  }
});

test('a heat map holds every running boot in the cell of its start and duration', async () => {
  const map = await durationHeatMap(db, 'build', { fromMs: START, toMs: START + 10 * HOUR }, 5);
  expect(map.times).toEqual([0, 2, 4, 6, 8, 10].map((hour) => START + hour * HOUR));
  expect(map.n).toBe(13);
  for (const { column, row, cold, warm, other } of map.cells) {
    const inside = [...ubuntu, ...others].filter(
      ({ status, startedAtMs, buildMs }) =>
        status === 'running' &&
        startedAtMs >= (map.times[column] ?? 0) &&
        startedAtMs < (map.times[column + 1] ?? 0) &&
        (buildMs ?? 0) >= (map.durations[row] ?? 0) &&
        (buildMs ?? 0) < (map.durations[row + 1] ?? 0),
    );
    expect(cold + warm + other).toBe(inside.length);
  }
});

test('a trend follows the time', async () => {
  const trend = await durationTrend(db, { image: [UBUNTU.id], host: ['cmp1', 'cmp2'] }, 3);
  expect(trend.map(({ boots }) => boots)).toEqual([4, 3, 3]);
  expect(trend.map(({ build }) => build.p50)).toEqual([2500, 6000, 9000]);
});

test('values complete what is typed, those that begin with it first', async () => {
  expect(await dimensionValues(db, 'image', '', {})).toEqual([
    { value: UBUNTU.id, label: 'ubuntu', boots: 11 },
    { value: 'cirros', label: 'cirros', boots: 4 },
  ]);
  expect(await dimensionValues(db, 'image', 'RR', {})).toMatchObject([{ label: 'cirros' }]);
  expect(await dimensionValues(db, 'image', UBUNTU.id.slice(0, 5), {})).toMatchObject([{ label: 'ubuntu' }]);
  expect(await dimensionValues(db, 'host', 'cmp', { image: ['cirros'] })).toEqual([
    { value: 'cmp1', label: 'cmp1', boots: 4 },
  ]);
  expect(await dimensionValues(db, 'image', '%\0', {})).toEqual([]);
});

test('a member is found by name and by id', async () => {
  const member = { dimension: 'image', filter: {}, points: 2 } as const;
  const summary = await memberSummary(db, { ...member, value: UBUNTU.id });
  expect(summary).toMatchObject({ label: 'ubuntu', figures: { boots: 11 } });
  expect(summary?.refs).toContainEqual(UBUNTU);
  expect(summary?.trend).toHaveLength(2);
  expect(await memberSummary(db, { ...member, value: 'ubuntu' })).toEqual(summary);
  expect(await memberSummary(db, { ...member, value: 'windows' })).toBeNull();
});

test('the other boots of a host meanwhile', async () => {
  const [boot] = ubuntu;
  const names = (await bootsMeanwhile(db, { ...boot!, endedAtMs: START + 2 * HOUR }, 50)).map(
    ({ instance }) => instance,
  );
  expect(names.sort()).toEqual(['b', 'cirros', 'f', 'p', 'ubuntu-2', 'x']);
  expect(
    await bootsMeanwhile(
      db,
      { ...boot!, startedAtMs: START + 3 * HOUR, endedAtMs: START + 3 * HOUR + 1 },
      50,
    ),
  ).toEqual([]);
  expect(await bootsMeanwhile(db, { ...boot!, host: null }, 50)).toEqual([]);
});
