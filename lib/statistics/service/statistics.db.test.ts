import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { HOUR, others, START, UBUNTU, ubuntu } from '@/lib/store/testing/sample-boots';
import { storeBoots } from '@/lib/store/testing/store-boots';
import type { Statistics } from '../statistics';
import { createStatistics } from './statistics-service';

let db: ClonedDatabase;
let statistics: Statistics;
beforeAll(async () => {
  db = await cloneDatabase();
  await storeBoots(db, [...ubuntu, ...others]);
  statistics = createStatistics(db, null);
});
afterAll(() => db.close());

const NONE = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };
const single = (value: number) => ({ n: 1, p50: value, p90: value, p95: value, p99: value, max: value });

test('percentiles of an image equal those made by hand, cold beside warm', async () => {
  const report = await statistics.groupPercentiles({
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
  const { groups } = await statistics.groupPercentiles({
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
  const { groups } = await statistics.groupPercentiles({
    dimension: 'cache',
    metric: 'total',
    filter,
    phases: true,
  });
  // Who waited for a cold boot's fetch is counted as cold.
  expect(groups.map(({ key, n }) => [key.value, n])).toEqual([
    ['cold', 4],
    ['warm', 1],
  ]);
  expect(groups[0]?.phases.image_fetch).toMatchObject({ n: 4, p50: 150, max: 200 });
  expect(groups[1]?.phases.launch).toMatchObject({ n: 6, p50: 7500, max: 10_000 });
});

test('no boots give null, not zero', async () => {
  const filter = { fromMs: START + 1e12 };
  expect(
    await statistics.groupPercentiles({ dimension: 'host', metric: 'total', filter, phases: true }),
  ).toMatchObject({ groups: [], fromMs: filter.fromMs });
  expect((await statistics.overview(filter, 0)).current).toMatchObject({
    boots: 0,
    total: NONE,
    build: NONE,
    firstMs: null,
    lastMs: null,
  });
  expect(await statistics.histogram('build', filter)).toMatchObject({ metric: 'build', n: 0, buckets: [] });
  expect(await statistics.heatMap('build', filter, 10)).toMatchObject({ n: 0, cells: [] });
  expect(await statistics.trend({ ...filter, toMs: START + 2e12 }, { count: 5 })).toMatchObject({
    n: 0,
    points: [],
  });
});

test('the figures of all boots', async () => {
  const figures = (await statistics.overview({}, 0)).current;
  expect(figures).toMatchObject({
    ...{ boots: 16, cold: 4, warm: 8, firstMs: START, lastMs: START + 9 * HOUR },
    byStatus: { running: 13, failed: 1, partial: 1, booting: 1, deleted: 0 },
  });
  expect(figures.build).toMatchObject({ n: 13, p50: 5000, max: 11_000 });
});

test('a histogram holds every running boot in the bucket of its duration', async () => {
  const { n, buckets } = await statistics.histogram('build', {});
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
  const map = await statistics.heatMap('build', { fromMs: START, toMs: START + 10 * HOUR }, 5);
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
  const { points: trend } = await statistics.trend(
    { image: [UBUNTU.id], host: ['cmp1', 'cmp2'] },
    { count: 3 },
  );
  expect(trend.map(({ boots }) => boots)).toEqual([4, 3, 3]);
  expect(trend.map(({ build }) => build.p50)).toEqual([2500, 6000, 9000]);
});

test('values complete what is typed, those that begin with it first', async () => {
  expect(await statistics.values('image', '', {})).toEqual([
    { value: UBUNTU.id, label: 'ubuntu', boots: 11 },
    { value: 'cirros', label: 'cirros', boots: 4 },
  ]);
  expect(await statistics.values('image', 'RR', {})).toMatchObject([{ label: 'cirros' }]);
  expect(await statistics.values('image', UBUNTU.id.slice(0, 5), {})).toMatchObject([{ label: 'ubuntu' }]);
  expect(await statistics.values('host', 'cmp', { image: ['cirros'] })).toEqual([
    { value: 'cmp1', label: 'cmp1', boots: 4 },
  ]);
  expect(await statistics.values('image', '%\0', {})).toEqual([]);
});

test('followers are counted with the cold boots, and selectable alone', async () => {
  expect(await statistics.values('cache', '', { image: [UBUNTU.id] })).toEqual([
    { value: 'warm', label: 'warm', boots: 7 },
    { value: 'cold', label: 'cold', boots: 4 },
    { value: 'follower', label: 'follower (waited for a cold boot)', boots: 1 },
  ]);
  expect((await statistics.overview({ cache: ['cold'] }, 0)).current.boots).toBe(4);
  expect((await statistics.overview({ cache: ['follower'] }, 0)).current.boots).toBe(1);
});
