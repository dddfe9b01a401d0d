import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST } from '@/app/api/v1/events/route';
import { countEndedBoots } from '@/lib/metrics/count-ended-boots';
import { sharedMetrics } from '@/lib/metrics/metrics';
import { projectDirty } from '@/lib/projector/project-dirty';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { GET } from './route';

let db: ClonedDatabase;
let count: ReturnType<typeof countEndedBoots>;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  count = countEndedBoots(db, sharedMetrics());
});
afterAll(() => db.close());

const HOUR_MS = 3_600_000;

function eventsOf(instance: string, startMs: number, ...names: [string, number][]): object[] {
  return names.map(([event, offsetMs]) => ({
    source: 'nova',
    instance,
    event,
    at: Math.round(startMs + offsetMs),
    host: 'cmp-1',
    image: 'alma-9',
    cache: 'cold',
  }));
}

const RAN: [string, number][] = [
  ['lock_acquired', 0],
  ['vm_started', 4000],
  ['build_complete', 6000],
];

async function send(items: object[]): Promise<void> {
  const body = JSON.stringify(items);
  const response = await POST(new Request('http://localhost/api/v1/events', { method: 'POST', body }));
  expect(response.status).toBe(200);
  const counting: Promise<void>[] = [];
  while ((await projectDirty(db, 100, undefined, (boots) => void counting.push(count(boots)))) > 0);
  await Promise.all(counting);
}

async function scrape(): Promise<(pattern: string) => number> {
  const response = await GET();
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await response.text()).split('\n');
  return (name) => {
    const line = lines.find((each) => each.startsWith(`${name} `));
    return line === undefined ? Number.NaN : Number(line.slice(name.length + 1));
  };
}

const COUNT = 'bootfall_image_build_duration_seconds_count{image="alma-9",cache="cold"}';

test('a boot is counted once, when it is first seen to run', async () => {
  const startMs = Date.now() - HOUR_MS;
  await send(eventsOf('one', startMs, ...RAN.slice(0, 1)));
  expect((await scrape())(COUNT)).toBeNaN();
  await send(eventsOf('one', startMs, ...RAN));
  await send(eventsOf('two', startMs, ...RAN));
  expect((await scrape())(COUNT)).toBe(2);
  // Late lines change the boot, which has been counted.
  await send(eventsOf('one', startMs, ['resources_claimed', 300]));
  const read = await scrape();
  expect(read(COUNT)).toBe(2);
  expect(read('bootfall_boots_ended_total{cloud="default",source="nova",status="running"}')).toBe(2);
  expect(read('bootfall_projector_pending')).toBe(0);
  expect(read('bootfall_projector_lag_seconds')).toBe(0);
});

test('boots of long ago are history, not a rate of now', async () => {
  await send(eventsOf('old', Date.now() - 48 * HOUR_MS, ...RAN));
  expect((await scrape())(COUNT)).toBe(2);
});

test('items are counted by what became of them', async () => {
  const before = await scrape();
  const of = (read: (name: string) => number) =>
    ['accepted', 'duplicate', 'ignored', 'rejected'].map((result) =>
      read(`bootfall_ingest_items_total{result="${result}"}`),
    );
  const [event = {}] = eventsOf('three', Date.now() - HOUR_MS, ...RAN);
  await send([event, event, { event: 'x', at: 'never', instance: 'y' }]);
  const after = of(await scrape());
  expect(after.map((value, index) => value - (of(before)[index] ?? 0))).toEqual([1, 1, 0, 1]);
});

test('what waits is told, with how long it has', async () => {
  const body = JSON.stringify(eventsOf('waits', Date.now() - HOUR_MS, ...RAN));
  await POST(new Request('http://localhost/api/v1/events', { method: 'POST', body }));
  const read = await scrape();
  expect(read('bootfall_projector_pending')).toBeGreaterThan(0);
  expect(read('bootfall_projector_lag_seconds')).toBeGreaterThan(0);
  expect(read('bootfall_projector_lag_seconds')).toBeLessThan(60);
});
