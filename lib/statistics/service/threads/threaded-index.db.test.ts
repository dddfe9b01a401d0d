import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { randomOf } from '@/lib/projector/testing/random-cloud';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { launchThread } from '@/scripts/testing/launch-thread';
import type { IndexKeeper } from '../index-keeper';
import { createStatistics } from '../statistics-service';
import { RANDOM_FROM, randomBoots } from '../testing/random-boots';
import type { IndexThreadData } from './messages';
import { keepThreadedIndex } from './threaded-index';

const BOOTS = 1200;
const PARTS = 2;
const PATIENCE = { timeout: 60_000, interval: 50 };

let db: ClonedDatabase;
let keeper: IndexKeeper;
let launched: Worker[];
beforeEach(async () => {
  db = await cloneDatabase();
  await storeBoots(db, randomBoots(BOOTS, randomOf(9)));
  launched = [];
  keeper = keepThreadedIndex(PARTS, (part) => {
    const data: IndexThreadData = { databaseUrl: db.url, maxBytes: 1e9, part };
    const thread = launchThread('lib/statistics/service/threads/index-thread.ts', data);
    launched.push(thread);
    return thread;
  });
  await expectBoots(BOOTS);
});
afterEach(async () => {
  await keeper.stop();
  await db.close();
});

const expectBoots = (boots: number) =>
  vi.waitFor(() => expect(keeper.state()).toMatchObject({ state: 'ready', boots }), PATIENCE);

/** Questions of each kind of count, as the index answers them or the database. */
async function ask(of: IndexKeeper | null) {
  const statistics = createStatistics(db, of);
  const box = {
    metric: 'build' as const,
    ...{ fromMs: RANDOM_FROM, toMs: RANDOM_FROM + 86_400_000, minMs: 1500, maxMs: 6000 },
  };
  const groups = { dimension: 'host', metric: 'build', filter: {} } as const;
  const details = await statistics.groupDetails({ ...groups, values: ['cmp1', 'cmp2', null], spans: 4 });
  const reports = [
    await statistics.overview({}, 0),
    await statistics.groupPercentiles({ ...groups, phases: true }),
    await statistics.distinguish({}, box),
  ];
  return { details, reports, answeredBy: reports.map(({ answeredBy }) => answeredBy) };
}

/** Sums of doubles differ in their last digits with the order of adding. */
const plain = (answer: unknown) =>
  JSON.parse(
    JSON.stringify(answer, (key, value) => {
      if (key === 'answeredBy') return undefined;
      return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
    }),
  );

test('threads answer like the database, and follow what comes', async () => {
  const ofIndex = await ask(keeper);
  expect(ofIndex.answeredBy).toEqual(['index', 'index', 'index']);
  expect(plain(ofIndex)).toEqual(plain(await ask(null)));
  await storeBoots(db, [bootFixture({ instance: 'later', host: 'cmp77', startedAtMs: RANDOM_FROM })]);
  await expectBoots(BOOTS + 1);
});

test('while a thread is lost the database answers, until another one has its boots', async () => {
  const statistics = createStatistics(db, keeper);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const asked = statistics.histogram('build', {});
  await launched[0]?.terminate();
  expect((await asked).n).toBeGreaterThan(400);
  expect(keeper.shards()).toBeNull();
  expect((await statistics.histogram('build', {})).answeredBy).toBe('sql');
  await expectBoots(BOOTS);
  expect(launched).toHaveLength(PARTS + 1);
  expect((await statistics.histogram('build', {})).answeredBy).toBe('index');
});
