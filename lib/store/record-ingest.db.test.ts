import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import type { IngestReport } from '@/lib/domain/ingest-report';
import { appendEvents } from './append-events';
import { ingestRates } from './ingest-rates';
import { listRejects } from './list-rejects';
import { listShippers } from './list-shippers';
import { recordIngest } from './record-ingest';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';

const NOON = Date.UTC(2026, 10, 21, 12, 0, 30);
const report = (fields: Partial<IngestReport>): IngestReport => ({
  atMs: NOON,
  agent: 'Fluent-Bit',
  cloud: 'default',
  host: null,
  path: null,
  streams: [],
  ignored: 0,
  rejected: 0,
  rejects: [],
  ...fields,
});

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.close());

test('counts for each shipper what it sent, by the minute and in all', async () => {
  const origin = { path: '/var/log/nova/nova-compute.log', offset: null, service: 'nova-compute' };
  const events = [
    { ...eventAt('12:00:29.000', 'vm_started', { host: 'cmp1' }), origin },
    { ...eventAt('12:00:40.000', 'vm_started', { host: 'cmp1' }), origin },
    { ...eventAt('12:00:10.000', 'vm_started', { host: 'cmp2' }), origin },
  ];
  const [first, again] = [await appendEvents(db, events), await appendEvents(db, events.slice(0, 1))];
  await recordIngest(db, report({ streams: first.streams, ignored: 5 }));
  await recordIngest(db, report({ atMs: NOON + 60_000, streams: again.streams, ignored: 2 }));
  const shippers = await listShippers(db, NOON + 90_000);
  const known = {
    cloud: 'default',
    agent: 'Fluent-Bit',
    zone: 'UTC',
    zoneBasis: 'stamped',
    service: 'nova-compute',
  };
  expect(shippers.find(({ host }) => host === 'cmp1')).toMatchObject({
    ...known,
    path: '/var/log/nova/nova-compute.log',
    ...{ accepted: 2, duplicates: 1, ignored: 2, rejected: 0 },
    lastHour: { accepted: 2, duplicates: 1, ignored: 2, rejected: 0 },
    minutes: [...Array(57).fill(0), 2, 3, 0],
    ...{ firstSeenMs: NOON, lastSeenMs: NOON + 60_000, newestEventMs: Date.parse('2026-11-21T12:00:40Z') },
    ...{ aheadMs: 10_000, behindMs: 61_000 },
  });
  expect(shippers.find(({ host }) => host === 'cmp2')).toMatchObject({ ...known, accepted: 1, ignored: 0 });
  expect(shippers.find(({ host }) => host === null)).toMatchObject({ ignored: 5, service: null, zone: null });
  expect(await ingestRates(db, NOON + 90_000, 3)).toEqual([
    { minuteMs: NOON - 30_000, accepted: 3, duplicates: 0, ignored: 5, rejected: 0 },
    { minuteMs: NOON + 30_000, accepted: 0, duplicates: 1, ignored: 2, rejected: 0 },
    { minuteMs: NOON + 90_000, accepted: 0, duplicates: 0, ignored: 0, rejected: 0 },
  ]);
});

test('keeps the newest thousand rejects, with who sent them', async () => {
  for (let batch = 0; batch < 11; batch += 1) {
    const rejects = Array.from({ length: 100 }, (_, index) => ({
      code: 'invalid_time',
      message: `at: item ${batch}/${index}`,
      excerpt: '<script>\0',
    }));
    await recordIngest(db, report({ path: '/x/7.log', host: 'lone', rejected: 150, rejects }));
  }
  const rejects = await listRejects(db, 5000);
  expect(rejects).toHaveLength(1000);
  expect(rejects[0]).toMatchObject({
    message: 'at: item 10/99',
    excerpt: '<script>\ufffd',
    agent: 'Fluent-Bit',
    host: 'lone',
    path: '/x/<n>.log',
    atMs: NOON,
  });
  expect((await listShippers(db, NOON)).find(({ host }) => host === 'lone')?.rejected).toBe(1650);
});

test('requests that arrive at once lose no count', async () => {
  const busy = report({ agent: 'Vector', host: 'busy', ignored: 1 });
  await Promise.all(Array.from({ length: 40 }, () => recordIngest(db, busy)));
  expect((await listShippers(db, NOON)).filter(({ host }) => host === 'busy')).toMatchObject([
    { ignored: 40 },
  ]);
});
