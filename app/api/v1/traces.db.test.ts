import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { BootJson } from '@/lib/http/boot-json';
import type { IngestAnswer } from '@/lib/ingest/outcome';
import { projectDirty } from '@/lib/projector/project-dirty';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import * as bootRoute from './boots/[id]/route';
import * as bootsRoute from './boots/route';
import * as eventsRoute from './events/route';

const databases: ClonedDatabase[] = [];
afterAll(() => Promise.all(databases.map((db) => db.close())));

async function freshDatabase(): Promise<ClonedDatabase> {
  const db = await cloneDatabase();
  databases.push(db);
  return db;
}

async function post(db: ClonedDatabase, body: string, query = ''): Promise<IngestAnswer> {
  provideDatabase(db);
  const request = new Request(`http://x/api/v1/events?${query}`, { method: 'POST', body });
  const response = await eventsRoute.POST(request);
  const answer = (await response.json()) as IngestAnswer;
  expect([response.status, answer]).toMatchObject([200, { rejectedTotal: 0 }]);
  while ((await projectDirty(db, 1000)) > 0);
  return answer;
}

async function take(db: ClonedDatabase, address: string): Promise<string> {
  provideDatabase(db);
  const response = await bootRoute.GET(new Request('http://x/'), {
    params: Promise.resolve({ id: address }),
  });
  expect(response.status).toBe(200);
  return response.text();
}

async function listIds(db: ClonedDatabase): Promise<string[]> {
  provideDatabase(db);
  const response = await bootsRoute.GET(new Request('http://x/api/v1/boots?limit=500&sort=started_asc'));
  return ((await response.json()) as { boots: { id: string }[] }).boots.map(({ id }) => id);
}

/** What of a boot an exported trace must carry over. */
async function essence(db: ClonedDatabase, id: string) {
  const boot = JSON.parse(await take(db, id)) as BootJson;
  const { cache, phases, moments, failure, image, flavor, clock, ...rest } = boot;
  return {
    phases: phases.map(({ evidence, ...phase }) => phase),
    moments: moments.map(({ name, atMs }) => [name, atMs]),
    failure: failure?.reason,
    cache: [cache.state, cache.reason],
    image,
    flavor,
    clock,
    head: Object.fromEntries(HEAD.map((name) => [name, rest[name]])),
  };
}

const HEAD = [
  'id',
  'source',
  'cloud',
  'instance',
  'attempt',
  'attempts',
  'requestId',
  'displayName',
  'status',
  'host',
  'startedAt',
  'runningAt',
  'endedAt',
  'totalMs',
  'buildMs',
  'buildStartMs',
  'startBasis',
  'unaccountedMs',
] as const;

const posted = [
  {
    source: 'nova',
    instance: 'web-1',
    event: 'lock_acquired',
    at: '2026-01-09T19:38:45.816Z',
    host: 'cmp-1',
    image: 'RHEL',
  },
  { source: 'nova', instance: 'web-1', event: 'resources_claimed', at: '2026-01-09T19:38:45.946Z' },
  {
    source: 'nova',
    instance: 'web-1',
    phase: 'warm up',
    start: '2026-01-09T19:38:46Z',
    end: '2026-01-09T19:38:47.000123Z',
    kind: 'wait',
  },
  {
    source: 'nova',
    instance: 'web-1',
    phase: 'warm up',
    start: '2026-01-09T19:38:48Z',
    end: '2026-01-09T19:38:49Z',
    parent: 'claim',
  },
  {
    source: 'nova',
    instance: 'web-1',
    event: 'build_complete',
    at: '2026-01-09T19:38:52.299Z',
    cache: 'warm',
  },
  {
    source: 'opennebula',
    instance: '0/7',
    phase: 'pending',
    start: '2026-01-09T10:00:00Z',
    end: '2026-01-09T10:00:20Z',
    host: 'node',
  },
  {
    source: 'opennebula',
    instance: '0/7',
    phase: 'prolog',
    start: '2026-01-09T10:00:20Z',
    end: '2026-01-09T10:01:20Z',
  },
  {
    source: 'opennebula',
    instance: '0/7',
    phase: 'boot',
    start: '2026-01-09T10:01:20Z',
    end: '2026-01-09T10:01:30Z',
  },
  { source: 'proxmox', instance: '101', event: 'power_on', at: '2026-01-09T10:00:00Z' },
  {
    source: 'proxmox',
    instance: '101',
    event: 'start_failed',
    at: '2026-01-09T10:00:09Z',
    attributes: { reason: 'no space' },
  },
  { source: 'proxmox', instance: '101', event: 'power_on', at: '2026-01-09T10:01:00Z' },
  { source: 'proxmox', instance: '101', event: 'running', at: '2026-01-09T10:01:09Z' },
];

const ONE_LOGS = [
  ['5.4-vm3-kvm-active-to-running.log', 3],
  ['4.x-vm32-kvm-bootfail.log', 32],
  ['5.4-vm2-ssh-clone-prologfail.log', 2],
  ['5.8-vm76-lxd-rbd-deploy.partial.log', 76],
] as const;

interface Log {
  body: string;
  query: string;
}

const samples = samplesDir();
const sources: [string, () => Log[]][] = [
  ['posted events', () => [{ body: JSON.stringify(posted), query: '' }]],
];
if (samples) {
  const scene = 'nova/zed_cloud/s9_notif';
  const novaLogs = () =>
    readdirSync(path.join(samples, scene))
      .filter((name) => name.startsWith('nova-'))
      .map((name) => ({
        body: readSample(samples, path.join(scene, name)),
        query: `tz=UTC&cloud=zed&path=${encodeURIComponent(name)}`,
      }));
  const oneLogs = () =>
    ONE_LOGS.map(([name, vm]) => ({
      body: readSample(samples, path.join('opennebula', name)),
      query: `tz=UTC&cloud=one&path=/var/log/one/${vm}.log`,
    }));
  sources.push(['a recorded Nova cloud', novaLogs], ['recorded OpenNebula machines', oneLogs]);
}

describe.each(sources)('%s', (_, logs) => {
  test('exported and imported into an empty database give the same boots, and in their own change nothing', async () => {
    const [original, copy] = [await freshDatabase(), await freshDatabase()];
    for (const { body, query } of logs()) await post(original, body, query);
    const ids = await listIds(original);
    expect(ids.length).toBeGreaterThan(2);
    const before = await Promise.all(ids.map((id) => essence(original, id)));
    const traces = await Promise.all(ids.map((id) => take(original, `${id}.trace.json`)));
    for (const trace of traces) {
      expect(await post(copy, trace)).toMatchObject({ accepted: expect.any(Number), duplicates: 0 });
      expect(await post(copy, trace)).toMatchObject({ accepted: 0 });
    }
    expect((await listIds(copy)).sort()).toEqual(ids.toSorted());
    for (const [index, id] of ids.entries()) expect(await essence(copy, id)).toEqual(before[index]);
    for (const trace of traces) await post(original, trace);
    for (const [index, id] of ids.entries()) expect(await essence(original, id)).toEqual(before[index]);
    for (const id of ids) expect(await essenceOfTrace(copy, id)).toEqual(await essenceOfTrace(original, id));
  });
});

/** Spans of the trace of a boot without the lines that prove them. */
async function essenceOfTrace(db: ClonedDatabase, id: string) {
  const { traceEvents } = JSON.parse(await take(db, `${id}.trace.json`)) as {
    traceEvents: { ph: string; args: Record<string, unknown> }[];
  };
  return traceEvents.map(({ args: { evidence, ...args }, ...event }) => ({ ...event, args }));
}

describe('a trace beside the lines of its boot', () => {
  const instance = '8a4f0f2c-1111-4222-8333-944455556666';
  const at = (ms: number) => Date.UTC(2026, 0, 9, 19, 38, 45) + ms;
  const markers = [
    ['lock_acquired', 816],
    ['resources_claimed', 946],
    ['network_started', 1045],
    ['ip_allocated', 1168],
    ['qemu_img_create', 1905],
    ['network_info_retrieved', 2047],
    ['vm_started', 3606],
    ['vif_plugged', 7196],
    ['build_complete', 7299],
  ] as const;
  const log = JSON.stringify(
    markers.map(([event, ms]) => ({ source: 'nova', instance, event, at: at(ms), host: 'cmp1' })),
  );
  const point = (name: string, from: number, to: number, children: object[] = []) => ({
    trace_id: `${name}-${from}`,
    parent_id: 'base',
    info: {
      name,
      service: 'compute',
      host: 'cmp1',
      started: from,
      finished: to,
      exception: 'None',
      [`meta.raw_payload.${name}-start`]: { timestamp: new Date(at(from)).toISOString().replace('Z', '') },
      [`meta.raw_payload.${name}-stop`]: { timestamp: new Date(at(to)).toISOString().replace('Z', '') },
    },
    children,
  });
  const report = JSON.stringify({
    info: { name: 'total', started: 0, finished: 7000 },
    children: [
      point('wsgi', 0, 300, [point('db', 10, 20)]),
      point('neutron_api', 1050, 1160, [point('db', 1060, 1070)]),
      point('vif_driver', 4000, 4500),
    ],
    stats: {},
  });

  test('is drawn under the phases that hold it, whichever came first', async () => {
    const answers = [];
    for (const order of [
      [log, report],
      [report, log],
    ]) {
      const db = await freshDatabase();
      for (const body of order) await post(db, body, body === report ? `instance=${instance}` : '');
      const [id = '', ...others] = await listIds(db);
      expect(others).toEqual([]);
      answers.push(await take(db, id));
    }
    expect(answers[1]).toBe(answers[0]);
    const boot = JSON.parse(answers[0] ?? '') as BootJson;
    expect(boot).toMatchObject({ status: 'running', buildMs: 6483, host: 'cmp1' });
    const spans = boot.phases.filter(({ name }) => /^(wsgi|db|neutron_api|vif_driver)$/.test(name));
    expect(spans.map(({ key, parent, stage, durationMs }) => [key, parent, stage, durationMs])).toEqual([
      ['wsgi', null, 'request', 300],
      ['db', 'wsgi', 'request', 10],
      ['neutron_api', 'network_allocation', 'network', 110],
      ['db#2', 'neutron_api', 'network', 10],
      ['vif_driver', 'vif_plug_wait', 'network', 500],
    ]);
    expect(spans[2]?.evidence[0]?.line).toContain('"neutron_api-1050"');
  });

  test('without a boot it could be of is refused with a reason', async () => {
    provideDatabase(await freshDatabase());
    const response = await eventsRoute.POST(new Request('http://x/', { method: 'POST', body: report }));
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: 'invalid_parameter', message: expect.stringContaining('?instance=') } },
    ]);
  });
});

test.each([10_000, 100_000])(
  'a Chrome trace of %i spans is imported, drawn and exported again',
  async (count) => {
    const db = await freshDatabase();
    const zero = Date.UTC(2026, 0, 9) * 1000;
    const events = Array.from({ length: count }, (_, i) => {
      const level = i % 10;
      const tick = zero + (i - level) * 100;
      return `{"ph":"X","pid":1,"tid":${i % 3},"name":"call ${level}","ts":${tick + level},"dur":${900 - level * 2}}`;
    });
    const answer = await post(db, `[${events.join(',\n')}`, 'source=nova&instance=big');
    expect(answer).toMatchObject({ accepted: count, duplicates: 0 });
    const [id = ''] = await listIds(db);
    const boot = JSON.parse(await take(db, id)) as BootJson;
    expect(boot.phases).toHaveLength(count);
    const trace = JSON.parse(await take(db, `${id}.trace.json`)) as { traceEvents: { ph: string }[] };
    expect(trace.traceEvents.filter(({ ph }) => ph === 'X')).toHaveLength(count + 1);
    // Six forms of the larger one would test the patience of whoever waits.
    if (count > 10_000) return;
    for (const suffix of ['txt', 'svg', 'md', 'csv', 'html'])
      expect((await take(db, `${id}.${suffix}`)).length).toBeGreaterThan(1000);
  },
  300_000,
);
