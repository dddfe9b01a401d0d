import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { type BootFilter, DIMENSIONS, METRICS } from '@/lib/domain/cohort';
import type { Answer } from '@/lib/domain/statistics/answer';
import { BUCKET_ERROR } from '@/lib/domain/statistics/bucket';
import { randomOf } from '@/lib/projector/testing/random-cloud';
import { loadDictionary } from '@/lib/store/load-dictionary';
import { findMeasureId } from '@/lib/store/stream-measures';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { ColumnShard } from '../columns/column-shard';
import type { Counter } from '../counting';
import { DatabaseCounter } from '../database/database-counter';
import { ExactCounter } from '../database/exact-counter';
import { askComparison, askSlower } from '../questions/compare';
import { askDistinction } from '../questions/distinguish';
import { askHeatMap, askHistogram, askSpread } from '../questions/durations';
import { askOverview, askTrend } from '../questions/figures';
import { askGroupDetails } from '../questions/group-details';
import { askGroups } from '../questions/groups';
import { askPeers, choosePeers } from '../questions/peers';
import { askWaterfall } from '../questions/waterfall';
import { ShardedCounter } from '../shards/sharded-counter';
import { fillIndex } from './fill-index';
import { RANDOM_FROM, randomBoots } from './testing/random-boots';

const DAY = 86_400_000;
let db: ClonedDatabase;
let boots: Boot[];
let inIndex: ShardedCounter;
let counters: [Counter, Counter];
beforeAll(async () => {
  db = await cloneDatabase();
  boots = randomBoots(400, randomOf(7));
  await storeBoots(db, boots);
  const shards = [0, 1, 2].map(async (number) => {
    const index = await fillIndex(db, { maxBytes: 1e9, part: { number, of: 3 } });
    return new ColumnShard(index);
  });
  inIndex = new ShardedCounter(await Promise.all(shards), (id) => findMeasureId(db.pool, id));
  counters = [inIndex, new DatabaseCounter(db)];
});
afterAll(() => db.close());

const someOf = <Value>(values: readonly Value[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), {
    nil: undefined,
    freq: 5,
  });
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 5 });
const moment = fc.double({ min: RANDOM_FROM, max: RANDOM_FROM + 3 * DAY, noNaN: true });

const filters: fc.Arbitrary<BootFilter> = fc
  .record({
    image: someOf(['ubuntu-id', 'ubuntu', 'cirros', 'none']),
    flavor: someOf(['1', 'm1.small', 'm1.large']),
    host: someOf(['cmp1', 'cmp2']),
    cache: someOf(CACHE_STATES),
    basis: someOf(CACHE_BASES),
    status: someOf(BOOT_STATUSES),
    source: someOf(['nova', 'opennebula', 'other']),
    cloud: someOf(['default', 'west']),
    release: someOf(['2025.1', '2024.1']),
    transfer: someOf(['ssh', 'qcow2']),
    attribute: optional(
      fc.constantFrom([{ key: 'ports', value: '1' }], [{ key: 'release', value: '2025.1' }]),
    ),
    phase: optional(
      fc.constantFrom(
        [{ name: 'image_fetch' }],
        [{ name: 'image', minMs: 300, maxMs: 2000 }],
        [{ name: 'own', maxMs: 1 }],
        [{ name: 'unheard' }],
      ),
    ),
    minConcurrency: optional(fc.nat(4)),
    maxConcurrency: optional(fc.nat(20)),
    fromMs: optional(moment),
    toMs: optional(moment),
    minMs: optional(fc.double({ min: 0, max: 3000, noNaN: true })),
    maxMs: optional(fc.double({ min: 1000, max: 9000, noNaN: true })),
    durationMetric: optional(fc.constantFrom(...METRICS)),
  })
  .map(
    (filter) =>
      Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as BootFilter,
  );

/** Sums of doubles differ in their last digits with the order of adding. */
function plain(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value) =>
      key === 'answeredBy' ? undefined : typeof value === 'number' ? Number(value.toPrecision(10)) : value,
    ),
  );
}

/** Order among equals is nobody's promise. */
function sorted(answer: unknown): unknown {
  if (Array.isArray(answer))
    return answer.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}

async function expectSame(ask: (counter: Counter) => Promise<unknown>): Promise<void> {
  const [ofIndex, ofDatabase] = await Promise.all(counters.map(ask));
  expect(sorted(plain(ofIndex))).toEqual(sorted(plain(ofDatabase)));
}

function always(
  name: string,
  ask: (counter: Counter, filter: BootFilter, random: number) => Promise<unknown>,
  numRuns = 25,
) {
  test(name, () =>
    fc.assert(
      fc.asyncProperty(filters, fc.nat(1000), (filter, random) =>
        expectSame((counter) => ask(counter, filter, random)),
      ),
      { seed: 1, numRuns },
    ),
  );
}

describe('the index and the database give the same', () => {
  always('overview', (counter, filter) => askOverview(counter, filter, RANDOM_FROM + 3 * DAY), 60);
  always('groups', (counter, filter, random) =>
    askGroups(counter, {
      dimension: DIMENSIONS[random % DIMENSIONS.length] ?? 'image',
      metric: METRICS[random % 2] ?? 'build',
      filter,
      phases: true,
    }),
  );
  always('group details', (counter, filter, random) =>
    askGroupDetails(counter, {
      dimension: DIMENSIONS[random % DIMENSIONS.length] ?? 'image',
      metric: METRICS[random % 2] ?? 'build',
      filter,
      values: ['ubuntu-id', 'cmp1', 'cmp2', 'warm', 'nova', '2025.1', 'nowhere', null],
      spans: 5,
    }),
  );
  always('heat map', (counter, filter, random) =>
    askHeatMap(counter, METRICS[random % 2] ?? 'build', filter, 12),
  );
  always('histogram', (counter, filter) => askHistogram(counter, 'build', filter));
  always('spread', (counter, filter) =>
    askSpread(counter, 'total', [filter, { ...filter, cache: ['warm'] }]),
  );
  always('trend', (counter, filter) => askTrend(counter, filter, { count: 7 }));
  always('waterfall', (counter, filter) => askWaterfall(counter, filter));
  always('comparison', (counter, filter) => askComparison(counter, filter, { host: ['cmp1'] }), 10);
  always('slower groups', (counter, filter) =>
    askSlower(
      counter,
      {
        dimension: 'host',
        metric: 'build',
        filter: { ...filter, fromMs: RANDOM_FROM + DAY, toMs: RANDOM_FROM + 2 * DAY },
      },
      0,
    ),
  );
  always(
    'distinction',
    (counter, filter) =>
      askDistinction(counter, filter, {
        ...{ metric: 'build', fromMs: RANDOM_FROM, toMs: RANDOM_FROM + DAY, minMs: 1500, maxMs: 6000 },
      }),
    10,
  );
  test('peers', async () => {
    for (const boot of boots.slice(0, 8))
      await expectSame(async (counter) => {
        const choice = { traits: ['cache', 'host'] as const, days: null };
        return askPeers(counter, boot, choice, await choosePeers(counter, boot, choice));
      });
  });
});

/** Numbers that are equal, or as near as buckets are; everything else equal. */
function expectClose(bucketed: unknown, exact: unknown): void {
  if (typeof bucketed === 'number' && typeof exact === 'number') {
    const allowed =
      Number.isInteger(bucketed) && Number.isInteger(exact) && bucketed < 500 ? 0 : BUCKET_ERROR;
    expect(Math.abs(bucketed - exact)).toBeLessThanOrEqual(Math.abs(exact) * allowed * (1 + 1e-9));
  } else if (typeof bucketed === 'object' && bucketed !== null) {
    expect(Object.keys(bucketed).sort()).toEqual(Object.keys(exact as object).sort());
    for (const [key, value] of Object.entries(bucketed))
      expectClose(value, (exact as Record<string, unknown>)[key]);
  } else expect(bucketed).toEqual(exact);
}

describe('few boots are counted exactly, and buckets come near', () => {
  const exactly = () => new ExactCounter(db, async (cohort) => (await inIndex.selectIds(cohort, 1e6)) ?? []);
  const untold = ({ method: _method, relativeError: _error, answeredBy: _who, ...rest }: Answer & object) =>
    rest;
  const close = (name: string, ask: (counter: Counter, filter: BootFilter) => Promise<Answer>) =>
    test(name, () =>
      fc.assert(
        fc.asyncProperty(filters, async (filter) => {
          const [bucketed, exact] = await Promise.all([ask(counters[0], filter), ask(exactly(), filter)]);
          expect(exact).toMatchObject({ method: 'exact', relativeError: 0 });
          expectClose(untold(bucketed), untold(exact));
        }),
        { seed: 2, numRuns: 20 },
      ),
    );
  close('overview', (counter, filter) => askOverview(counter, filter, 0));
  close('groups', (counter, filter) =>
    askGroups(counter, { dimension: 'release', metric: 'total', filter, phases: true }),
  );
  close('heat map', (counter, filter) => askHeatMap(counter, 'build', filter, 5));
  close('histogram', (counter, filter) => askHistogram(counter, 'total', filter));

  test('what distinguishes a selection', async () => {
    const box = {
      metric: 'build',
      fromMs: RANDOM_FROM,
      toMs: RANDOM_FROM + DAY,
      minMs: 1500,
      maxMs: 6000,
    } as const;
    const [bucketed, exact] = await Promise.all(
      [counters[0], exactly()].map((counter) => askDistinction(counter, {}, box)),
    );
    expect(exact?.values).toEqual(bucketed?.values);
    expect(exact?.numbers).toEqual(bucketed?.numbers);
    expect([exact?.inside, exact?.outside]).toEqual([bucketed?.inside, bucketed?.outside]);
    expect(exact?.phases.map(({ name }) => name).sort()).toEqual(
      bucketed?.phases.map(({ name }) => name).sort(),
    );
  });
});

test('every boot has been counted', async () => {
  const { current } = await askOverview(counters[0], {}, 0);
  expect(current.boots).toBe(400);
  expect(current.cold + current.warm).toBeGreaterThan(50);
  expect((await loadDictionary(db.pool)).phaseIds('own').length).toBeGreaterThan(1);
});
