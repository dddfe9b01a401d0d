import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStatistics } from '@/lib/statistics/service/statistics-service';
import { appendEvents } from '@/lib/store/append-events';
import { countDirty } from '@/lib/store/dirty';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { projectDirty } from './project-dirty';
import { type RebuildProgress, rebuild } from './rebuild';
import { startProjector } from './start-projector';
import { dumpBoots } from './testing/dump-boots';
import { cut, randomCloud, randomOf, shuffle } from './testing/random-cloud';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  const random = randomOf(7);
  for (const batch of cut(shuffle(randomCloud(7, 150), random), 200, random)) {
    await appendEvents(db, batch);
    await projectDirty(db, 50);
  }
  while ((await countDirty(db.pool, 1)) > 0) await projectDirty(db, 100);
});
afterAll(() => db.close());

async function everything(): Promise<string> {
  const statistics = createStatistics(db, null);
  const images = await statistics.groupPercentiles({
    dimension: 'image',
    metric: 'build',
    filter: {},
    phases: true,
  });
  const flavors = await statistics.groupPercentiles({
    dimension: 'flavor',
    metric: 'total',
    filter: {},
    phases: true,
  });
  return JSON.stringify({ boots: await dumpBoots(db), images, flavors });
}

test('a rebuild gives the same answers, byte for byte, and says how far it is', async () => {
  const before = await everything();
  const seen: RebuildProgress[] = [];
  await rebuild(db, (progress) => seen.push(progress));
  expect(await everything()).toBe(before);
  const total = seen[0]?.total ?? 0;
  expect(total).toBeGreaterThan(300);
  expect(seen[0]).toEqual({ done: 0, total });
  expect(seen.at(-1)).toEqual({ done: total, total });
  expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b));
});

test('a rebuild beside a projector and a shipper loses nothing', async () => {
  const projector = startProjector(db);
  const more = randomCloud(8, 100);
  const [before] = [await dumpBoots(db)];
  await Promise.all([
    rebuild(db),
    ...cut(more, 100, randomOf(8)).map((batch) => appendEvents(db, batch)),
    rebuild(db),
  ]);
  await projector.stop();
  while ((await countDirty(db.pool, 1)) > 0) await projectDirty(db, 100);
  const live = await everything();
  await rebuild(db);
  expect(await everything()).toBe(live);
  expect((await dumpBoots(db)).length).toBeGreaterThan(before?.length ?? 0);
});

test('a rebuild of nothing ends', async () => {
  const empty = await cloneDatabase();
  await rebuild(empty);
  expect(await dumpBoots(empty)).toEqual([]);
  await empty.close();
});
