import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeDirty } from './dirty';
import { markSilentBoots } from './silent-boots';
import { bootFixture } from './testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.close());

test('only boots under way whose last line is older become dirty', async () => {
  const startedAtMs = Date.UTC(2026, 0, 9, 12);
  const at = (instance: string, minutes: number, status: 'booting' | 'running') =>
    bootFixture({ instance, startedAtMs, endedAtMs: startedAtMs + minutes * 60_000, status });
  await storeBoots(db, [at('silent', 1, 'booting'), at('talking', 30, 'booting'), at('ran', 1, 'running')]);
  expect(await markSilentBoots(db.pool, startedAtMs + 10 * 60_000)).toBe(1);
  const dirty = await takeDirty(db.pool, 10);
  expect(dirty.map(({ subject }) => subject)).toEqual(['i:nova:silent']);
});
