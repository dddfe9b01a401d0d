import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import { appendEvents } from './append-events';
import { dropExpired } from './drop-expired';
import { listBoots } from './list-boots';
import { bootFixture } from './testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';
import { storeBoots } from './testing/store-boots';

const MARCH = Date.UTC(2026, 2);
const DAY = 86_400_000;

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.close());

const boot = (instance: string, startedAtMs: number) =>
  bootFixture({ instance, startedAtMs, requestId: `req-${instance}` });
const created = (instance: string, atMs: number) =>
  eventAt('00:00:00', 'build_started', { instance, atMs, requestId: `req-${instance}` });

beforeEach(async () => {
  await appendEvents(db, [
    created('winter', MARCH - 40 * DAY),
    created('eve', MARCH - 1),
    created('eve', MARCH + 1),
    created('spring', MARCH),
  ]);
  await storeBoots(db, [boot('winter', MARCH - 40 * DAY), boot('eve', MARCH - 1), boot('spring', MARCH)]);
});

async function count(sql: string): Promise<number> {
  const { rows } = await db.pool.query(`SELECT count(*)::int AS n FROM ${sql}`);
  return rows[0].n;
}

test('what began before goes with its events, phases and links; the rest stays', async () => {
  const dropped = await dropExpired(db, MARCH);
  expect(dropped).toEqual({
    partitions: ['event_2026_01', 'event_2026_02', 'phase_2026_01', 'phase_2026_02'],
    boots: 2,
  });
  const { boots } = await listBoots(db, {}, { sort: 'started_desc', limit: 10, cursor: null });
  expect(boots.map(({ instance }) => instance)).toEqual(['spring']);
  expect(boots[0]?.phases).toHaveLength(2);
  expect(await count('"event"')).toBe(2);
  expect(await count('"phase"')).toBe(2);
  expect(await count('"request_link"')).toBe(1);
  expect(await dropExpired(db, MARCH)).toEqual({ partitions: [], boots: 0 });
});

test('late events of a month that is gone are kept until the next time', async () => {
  await dropExpired(db, MARCH);
  const { accepted } = await appendEvents(db, [created('late', MARCH - DAY)]);
  expect(accepted).toBe(1);
  expect((await dropExpired(db, MARCH))?.partitions).toEqual(['event_2026_02']);
});

test('the last word on an image copy outlives its month', async () => {
  const fact = (cacheKey: string, atMs: number, kind: string) => [cacheKey, new Date(atMs), kind];
  for (const row of [
    fact('a'.repeat(40), MARCH - 3 * DAY, 'present'),
    fact('a'.repeat(40), MARCH - 2 * DAY, 'removed'),
    fact('b'.repeat(40), MARCH - 3 * DAY, 'present'),
    fact('b'.repeat(40), MARCH + DAY, 'present'),
  ]) {
    await db.pool.query(
      `INSERT INTO "image_fact" ("cloud", "host", "cache_key", "at", "subject", "kind", "event")
      VALUES ('default', 'cmp1', $1, $2, 's', $3, gen_random_uuid())`,
      row,
    );
  }
  await dropExpired(db, MARCH);
  const { rows } = await db.pool.query('SELECT "kind", "at" FROM "image_fact" ORDER BY "at"');
  expect(rows.map(({ kind, at }) => [kind, at.getTime()])).toEqual([
    ['removed', MARCH - 2 * DAY],
    ['present', MARCH + DAY],
  ]);
});

test('a detachment that was cut short is finished', async () => {
  const reader = await db.pool.connect();
  await reader.query('BEGIN; SELECT count(*) FROM "event"');
  const other = await db.pool.connect();
  await other.query("SET statement_timeout = '300ms'");
  const cut = other.query('ALTER TABLE "event" DETACH PARTITION "event_2026_01" CONCURRENTLY');
  await expect(cut).rejects.toThrow(/statement timeout/);
  await reader.query('COMMIT');
  reader.release();
  other.release(true);
  expect((await dropExpired(db, MARCH))?.partitions).toContain('event_2026_01');
});

test('one process at a time', async () => {
  const [a, b] = await Promise.all([dropExpired(db, MARCH), dropExpired(db, MARCH)]);
  expect([a, b].filter((dropped) => dropped !== null && dropped.boots === 2)).toHaveLength(1);
});
