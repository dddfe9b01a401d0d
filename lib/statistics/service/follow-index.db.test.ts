import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { randomOf, shuffle } from '@/lib/projector/testing/random-cloud';
import { MeasureChangeReader, pruneMeasureChanges } from '@/lib/store/measure-changes';
import { resetDerived } from '@/lib/store/reset-derived';
import { findMeasureId } from '@/lib/store/stream-measures';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import type { ColumnIndex } from '../columns/column-index';
import { ColumnShard } from '../columns/column-shard';
import { DatabaseCounter } from '../database/database-counter';
import { askDistinction } from '../questions/distinguish';
import { askOverview } from '../questions/figures';
import { askGroups } from '../questions/groups';
import { ShardedCounter } from '../shards/sharded-counter';
import { fillIndex } from './fill-index';
import { followIndex } from './follow-index';
import { keepIndex } from './index-keeper';
import { createStatistics } from './statistics-service';
import { RANDOM_FROM, randomBoots } from './testing/random-boots';

let db: ClonedDatabase;
beforeEach(async () => {
  db = await cloneDatabase();
});
afterEach(() => db.close());

/** A boot that a test tells by its host. */
const bootOn = (host: string, fields: Partial<Boot> = {}) =>
  bootFixture({ instance: `vm on ${host}`, host, startedAtMs: RANDOM_FROM, ...fields });

async function begin(): Promise<{ index: ColumnIndex; reader: MeasureChangeReader }> {
  const reader = new MeasureChangeReader();
  await reader.begin(db.pool);
  return { index: await fillIndex(db, { maxBytes: 1e9 }), reader };
}

/** All that an index holds: boots by host, with who was under way beside them. */
async function contentsOf(index: ColumnIndex): Promise<unknown> {
  const counter = new ShardedCounter([new ColumnShard(index)], (id) => findMeasureId(db.pool, id));
  const groups = await askGroups(counter, { dimension: 'host', metric: 'build', filter: {}, phases: true });
  const crowded = await askOverview(counter, { minConcurrency: 1 }, 0);
  return { groups: groups.groups, crowded: crowded.current, boots: index.boots };
}

async function removeBoots(boots: readonly Boot[]): Promise<void> {
  const ids = boots.map(({ id }) => id);
  await db.pool.query('DELETE FROM "phase" WHERE "boot_id" = ANY($1)', [ids]);
  await db.pool.query('DELETE FROM "boot" WHERE "id" = ANY($1)', [ids]);
}

test('an index that follows is like one filled anew, whatever came, changed and went', async () => {
  const random = randomOf(11);
  const boots = randomBoots(300, random);
  await storeBoots(db, boots.slice(0, 150));
  const { index, reader } = await begin();
  for (let round = 0; round < 25; round += 1) {
    const some = shuffle(boots, random).slice(0, 1 + Math.floor(random() * 40));
    if (random() < 0.3) await removeBoots(some.slice(0, 5));
    else
      await storeBoots(
        db,
        some.map((boot) => ({
          ...boot,
          displayName: `round ${round}`,
          endedAtMs: boot.endedAtMs + 1000 * round,
        })),
      );
    if (random() < 0.5) continue;
    expect(await followIndex(db, index, reader)).toBe(true);
    expect(await contentsOf(index)).toEqual(await contentsOf(await fillIndex(db, { maxBytes: 1e9 })));
  }
});

test('a transaction that commits late is not missed, and none waits for it', async () => {
  const { index, reader } = await begin();
  const late = await db.pool.connect();
  await late.query('BEGIN');
  await late.query(`INSERT INTO "boot_measure" ("boot_id", "cloud", "source", "status", "cache_state", "cache_basis",
    "started_at", "ended_at", "resolution_ms", "version", "phases", "facts")
    VALUES ('late', 'c', 's', 'failed', 'none', 'none', now(), now(), 1, 1, '{}', '{}')`);
  await storeBoots(db, [bootOn('early')]);
  await followIndex(db, index, reader);
  expect(index.boots).toBe(1);
  await followIndex(db, index, reader);
  await late.query('COMMIT');
  late.release();
  await followIndex(db, index, reader);
  expect(index.boots).toBe(2);
  await followIndex(db, index, reader);
  expect(index.boots).toBe(2);
});

test('names that become known later are those of the groups', async () => {
  await storeBoots(db, [bootOn('cmp1', { image: { id: 'an-id' } })]);
  const { index, reader } = await begin();
  await storeBoots(db, [bootOn('cmp2', { image: { id: 'an-id', name: 'ubuntu' } })]);
  await followIndex(db, index, reader);
  const counter = new ShardedCounter([new ColumnShard(index)], async () => null);
  const { groups } = await askGroups(counter, {
    dimension: 'image',
    metric: 'build',
    filter: { image: ['ubuntu'] },
  });
  expect(groups).toMatchObject([{ key: { value: 'an-id', label: 'ubuntu' }, n: 2 }]);
});

test('what is kept while boxes are drawn is counted anew after a change', async () => {
  const boots = randomBoots(600, randomOf(13));
  await storeBoots(db, boots.slice(0, 400));
  const { index, reader } = await begin();
  const counter = new ShardedCounter([new ColumnShard(index)], async () => null);
  const ask = (of: ShardedCounter, minMs: number) =>
    askDistinction(
      of,
      {},
      { metric: 'build', fromMs: RANDOM_FROM, toMs: RANDOM_FROM + 86_400_000, minMs, maxMs: 9000 },
    );
  const before = await ask(counter, 1500);
  expect(await ask(counter, 1500)).toEqual(before);
  await storeBoots(db, boots.slice(400));
  await followIndex(db, index, reader);
  const anew = new ShardedCounter(
    [new ColumnShard(await fillIndex(db, { maxBytes: 1e9 }))],
    async () => null,
  );
  const after = await ask(counter, 2000);
  expect(after.n).toBeGreaterThan(before.n);
  expect(after).toEqual(await ask(anew, 2000));
});

test('a rebuild empties it', async () => {
  await storeBoots(db, [bootOn('cmp1')]);
  const { index, reader } = await begin();
  await resetDerived(db);
  expect(await followIndex(db, index, reader)).toBe(false);
  expect((await fillIndex(db, { maxBytes: 1e9 })).boots).toBe(0);
});

test('changes are removed once nobody need read them', async () => {
  await storeBoots(db, [bootOn('cmp1')]);
  expect(await pruneMeasureChanges(db.pool)).toBe(0);
  await db.pool.query(`UPDATE "measure_change" SET "at" = now() - interval '2 hours'`);
  // What began before on this server, in whichever database, may still have to read them.
  await vi.waitFor(async () => expect(await pruneMeasureChanges(db.pool)).toBeGreaterThan(0), 60_000);
});

test('older boots than fit are left to the database, and an answer says who gave it', async () => {
  await storeBoots(db, randomBoots(3500, randomOf(5)));
  const whole = await fillIndex(db, { maxBytes: 1e9 });
  const index = await fillIndex(db, { maxBytes: whole.bytes / 2, pageRows: 100 });
  expect(index.boots).toBeLessThan(whole.boots);
  const fromMs = index.completeFrom / 1000;
  const keeper = {
    state: () => ({ state: 'ready' as const, boots: 0, expected: 0, fromMs, memoryBytes: 0 }),
    shards: () => [new ColumnShard(index)],
    stop: async () => {},
  };
  const statistics = createStatistics(db, keeper);
  const recent = await statistics.histogram('build', { fromMs });
  expect(recent.answeredBy).toBe('index');
  expect(recent.n).toBeGreaterThan(500);
  const counted = await new DatabaseCounter(db).tally({
    ...{ cohort: { filter: { fromMs } }, groupBy: null, times: null, metrics: ['build'] },
  });
  expect(recent.n).toBe(counted.cells[0]?.[0]?.durationsOf('build').n);
  expect((await statistics.histogram('build', { fromMs: fromMs - 1 })).answeredBy).toBe('sql');
  expect((await statistics.histogram('build', {})).answeredBy).toBe('sql');
});

test('a keeper measures what was stored before there were measures, fills, follows and begins anew', async () => {
  await storeBoots(db, randomBoots(40, randomOf(3)));
  const measures = async () =>
    (
      await db.pool.query(
        `SELECT "boot_id", "total_bucket", "build_bucket", "phases", "facts" FROM "boot_measure" ORDER BY "boot_id"`,
      )
    ).rows;
  const before = await measures();
  await db.pool.query('DELETE FROM "boot_measure"');
  const keepers = [keepIndex(db, 1e9), keepIndex(db, 1e9)];
  const patience = { timeout: 30_000, interval: 50 };
  const expectBoots = (boots: number) =>
    vi.waitFor(() => {
      for (const keeper of keepers) expect(keeper.state()).toMatchObject({ state: 'ready', boots });
    }, patience);
  await expectBoots(40);
  expect(await measures()).toEqual(before);
  await storeBoots(db, [bootOn('cmp9')]);
  await expectBoots(41);
  await db.pool.query('DELETE FROM "boot" WHERE "instance" = $1', ['vm on cmp9']);
  await expectBoots(40);
  await resetDerived(db);
  await expectBoots(0);
  await Promise.all(keepers.map((keeper) => keeper.stop()));
});

test('without memory the database answers', async () => {
  const keeper = keepIndex(db, 0);
  expect(keeper.state().state).toBe('off');
  expect((await createStatistics(db, keeper).overview({}, 0)).answeredBy).toBe('sql');
  await keeper.stop();
});
