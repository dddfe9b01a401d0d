import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_PEER_CHOICE } from '@/lib/domain/peers';
import { createStatistics } from '@/lib/statistics/service/statistics-service';
import { bootsToCompare } from './boots-to-compare';
import { bootFixture } from './testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

const DAY = 86_400_000;
const own = bootFixture({ instance: 'own' });
const daysBefore = (days: number) => ({ startedAtMs: own.startedAtMs - days * DAY, host: 'cmp2' });

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  await storeBoots(db, [
    own,
    bootFixture({ instance: 'quick', buildMs: 1000, ...daysBefore(3) }),
    bootFixture({ instance: 'usual', buildMs: 2000, ...daysBefore(2) }),
    bootFixture({ instance: 'slow', buildMs: 90_000, ...daysBefore(4) }),
    bootFixture({ instance: 'later', buildMs: 1, ...daysBefore(-1) }),
    bootFixture({ instance: 'large-on-host', startedAtMs: own.startedAtMs - DAY, flavor: { name: 'xl' } }),
    bootFixture({ instance: 'failed', status: 'failed', buildMs: null, startedAtMs: own.startedAtMs - 1 }),
    bootFixture({ instance: 'alone', image: { id: 'other' }, host: 'cmp9' }),
  ]);
});
afterAll(() => db.close());

async function namesOf(boot: typeof own) {
  const peers = await createStatistics(db, null).peers(boot, { ...DEFAULT_PEER_CHOICE, days: 7 });
  const rivals = await bootsToCompare(db, boot, peers);
  return Object.fromEntries(Object.entries(rivals).map(([role, rival]) => [role, rival.instance]));
}

test('the nearest to the median, both ends, and what the host booted from the image before', async () => {
  expect(await namesOf(own)).toEqual({
    typical: 'usual',
    fastest: 'quick',
    slowest: 'slow',
    previous: 'large-on-host',
  });
});

test('a boot like no other has no rivals', async () => {
  expect(await namesOf(bootFixture({ instance: 'alone', image: { id: 'other' }, host: 'cmp9' }))).toEqual({});
});
