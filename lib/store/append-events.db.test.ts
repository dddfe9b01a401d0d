import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Prisma } from '@/generated/prisma/client';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import type { Event } from '@/lib/domain/event';
import { instanceSubject, requestSubject } from '@/lib/domain/subject';
import { appendEvents } from './append-events';
import { EVENT_COLUMNS, eventRowSchema } from './event-row';
import { query } from './query';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query('TRUNCATE event, request_link, dirty');
});

const subject = (event: Event) => instanceSubject(event.source, event.instance ?? '');
const load = (event: Event) =>
  query(
    db.pool,
    Prisma.sql`SELECT ${EVENT_COLUMNS} FROM "event" WHERE "subject" = ${subject(event)} ORDER BY "at"`,
    eventRowSchema,
  );

test('reads back exactly the events that were appended', async () => {
  const event = eventAt('00:02:54.076', 'resources_claimed', {
    atMs: Date.UTC(2026, 10, 21, 0, 2, 54) + 76.123,
    endMs: Date.UTC(2026, 10, 21, 0, 2, 55) + 0.001,
    attempt: 2,
    offset: 9_007_199_254_740_991,
    cacheKey: 'a489c868f0c37da93b76227c91bb03908ac0e742',
    line: 'a "quoted" \\ line\nwith, {braces} and ünïcödé 🚀 NULL',
    attributes: { image: { name: "'; drop table event; --" }, tookMs: 0.25, nested: { a: [1, null, 'x'] } },
  });
  expect(await appendEvents(db, [event])).toMatchObject({ accepted: 1, duplicates: 0 });
  expect(await load(event)).toEqual([event]);
});

test('keeps moments exact to the microsecond, in any year', async () => {
  const events = [0, 1.001, 86_399_999.999, 1_795_000_000_000.123, 32_472_144_000_000.5].map((atMs) =>
    eventAt('00:00:00.000', 'pending', { atMs, instance: 'moments' }),
  );
  await appendEvents(db, events);
  expect((await load(events[0]!)).map(({ atMs }) => atMs)).toEqual(events.map(({ atMs }) => atMs));
});

test('accepts an event once, within a batch and across batches', async () => {
  const events = ['00:00:01.000', '00:00:02.000', '00:00:03.000'].map((at) => eventAt(at, 'vm_started'));
  expect(await appendEvents(db, [events[0]!, events[1]!, events[0]!])).toMatchObject({
    accepted: 2,
    duplicates: 1,
  });
  expect(await appendEvents(db, events)).toMatchObject({ accepted: 1, duplicates: 2 });
  expect(await load(events[0]!)).toHaveLength(3);
});

test('accepts an event once from batches that arrive at the same moment in different orders', async () => {
  const events = Array.from({ length: 2500 }, (_, index) =>
    eventAt('00:00:01.000', 'vm_started', { instance: `vm-${index % 50}`, offset: index }),
  );
  const appended = await Promise.all(
    [events, events.toReversed(), events.slice(700), events.slice(0, 1800).toReversed()].map((batch) =>
      appendEvents(db, batch),
    ),
  );
  expect(appended.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2500);
});

test('says and stores the same of many events at once as of the same one by one', async () => {
  const events = Array.from({ length: 300 }, (_, index) =>
    eventAt('00:00:01.000', index % 3 === 0 ? 'vm_started' : 'api_accepted', {
      instance: index % 4 === 0 ? null : `vm-${index % 7}`,
      requestId: index % 5 === 0 ? null : `req-${index % 11}`,
      host: index % 2 === 0 ? 'a\0b' : null,
      atMs: index * 1000 + 0.001 * index,
      offset: index,
    }),
  );
  const state = async () => ({
    links: (await db.pool.query('SELECT * FROM request_link ORDER BY 1, 2, 3')).rows,
    dirty: (
      await db.pool.query(
        'SELECT cloud, subject, min(from_at)::text, max(to_at)::text FROM dirty GROUP BY 1, 2 ORDER BY 1, 2',
      )
    ).rows,
    stored: (await db.pool.query('SELECT md5(e::text) FROM (SELECT * FROM event ORDER BY id) e')).rowCount,
  });
  const atOnce = await appendEvents(db, events);
  const expected = await state();
  await db.pool.query('TRUNCATE event, request_link, dirty');
  const accepted = [];
  for (const event of events) accepted.push((await appendEvents(db, [event])).accepted);
  expect(await state()).toEqual(expected);
  expect(atOnce.accepted).toBe(accepted.length);
  expect(atOnce.streams.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
    [150, 0],
    [150, 0],
  ]);
});

test('of many events some of which are there already the others are accepted, again and again', async () => {
  const events = Array.from({ length: 600 }, (_, index) =>
    eventAt('00:00:01.000', 'vm_started', { instance: `vm-${index % 9}`, offset: index }),
  );
  await appendEvents(db, events.slice(250, 251));
  expect(await appendEvents(db, events.slice(0, 300))).toMatchObject({ accepted: 299, duplicates: 1 });
  expect(await appendEvents(db, events.slice(0, 300))).toMatchObject({ accepted: 0, duplicates: 300 });
  expect(await appendEvents(db, events)).toMatchObject({ accepted: 300, duplicates: 300 });
  expect((await db.pool.query('SELECT FROM event')).rowCount).toBe(600);
});

test('marks the subjects of new events dirty, and only theirs', async () => {
  const [old, fresh] = [
    eventAt('00:00:01.000', 'vm_started', { instance: 'old' }),
    eventAt('00:00:02.000', 'api_accepted', { instance: null }),
  ];
  await appendEvents(db, [old]);
  await db.pool.query('TRUNCATE dirty');
  await appendEvents(db, [old, fresh]);
  const { rows } = await db.pool.query('SELECT cloud, subject FROM dirty');
  expect(rows).toEqual([{ cloud: 'default', subject: requestSubject(fresh.requestId!) }]);
});

test('replaces what Postgres cannot hold', async () => {
  const event = eventAt('00:00:01.000', 'vm_started', {
    line: 'nul \0 and half \ud83d',
    attributes: { reason: '\0', deep: ['\udc00', { '\0': '\\u0000' }] },
  });
  await appendEvents(db, [event]);
  const [stored] = await load(event);
  expect(stored?.line).toBe('nul \ufffd and half \ufffd');
  expect(stored?.attributes).toEqual({ reason: '\ufffd', deep: ['\ufffd', { '\ufffd': '\\u0000' }] });
});

test('appends to a month whose partition was dropped', async () => {
  const events = ['00:00:01.000', '00:00:02.000'].map((at) => eventAt(at, 'vm_started'));
  await appendEvents(db, [events[0]!]);
  await db.pool.query('DROP TABLE event_2026_11');
  expect(await appendEvents(db, [events[1]!])).toMatchObject({ accepted: 1, duplicates: 0 });
});

test('stores all of a batch or nothing', async () => {
  const good = Array.from({ length: 1500 }, (_, offset) => eventAt('00:00:01.000', 'vm_started', { offset }));
  const bad = eventAt('00:00:01.000', 'vm_started', { instance: 'zzz', attempt: 2 ** 40 });
  await expect(appendEvents(db, [...good, bad])).rejects.toThrow();
  expect(await load(good[0]!)).toEqual([]);
});
