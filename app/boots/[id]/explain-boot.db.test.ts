import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import { appendEvents } from '@/lib/store/append-events';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { explainBoot } from './explain-boot';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
});
afterAll(() => db.close());

test('the lines of the boot that held another one up come with its explanation', async () => {
  const line = eventAt('00:02:58.000', 'image_lock_released', { instance: 'leader', line: 'released' });
  const leader = bootFixture({
    instance: 'leader',
    displayName: 'web-1',
    phases: [phaseFixture({ name: 'image_fetch', startMs: 0, durationMs: 4000, evidence: [line.id] })],
  });
  const held = bootFixture({
    instance: 'held',
    phases: [
      phaseFixture({ name: 'claim', stage: 'claim', startMs: 0, durationMs: 4500 }),
      phaseFixture({ name: 'image', startMs: 4500, durationMs: 500 }),
    ],
  });
  await appendEvents(db, [line]);
  await storeBoots(db, [leader, held]);
  const { explanation, neighbours } = await explainBoot({ boot: held, events: [], siblings: [] });
  expect(neighbours.map(({ id }) => id)).toEqual([leader.id]);
  expect(explanation.peers.n).toBe(1);
  expect(explanation.findings).toMatchObject([
    {
      cause: 'held_by_fetch',
      costMs: 4000,
      related: [{ id: leader.id, name: 'web-1', phase: 'image_fetch' }],
    },
  ]);
  expect(explanation.otherEvents).toMatchObject([{ id: line.id, line: 'released' }]);
});
