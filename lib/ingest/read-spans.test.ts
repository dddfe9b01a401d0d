import { describe, expect, test } from 'vitest';
import type { Event } from '@/lib/domain/event';
import type { IngestBatch } from './batch';
import { readBatches } from './read-batches';
import { readContext } from './request-context';

const RECEIVED = Date.UTC(2026, 10, 21, 12);
const ZERO_US = Date.UTC(2026, 10, 21) * 1000;

async function read(body: unknown, query: string): Promise<{ events: Event[]; batches: IngestBatch[] }> {
  const batches: IngestBatch[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  for await (const batch of readBatches(text, readContext(new URLSearchParams(query), RECEIVED)))
    batches.push(batch);
  return { events: batches.flatMap(({ events }) => events.map(({ event }) => event)), batches };
}

const span = (name: string, ts: number, more: object = {}) => ({
  ph: 'X',
  name,
  ts,
  dur: 1500,
  pid: 1,
  tid: 1,
  ...more,
});
const NAMED = 'source=nova&instance=8A4F0F2C-1111-4222-8333-944455556666&cloud=c';

describe('a trace file in a request', () => {
  test('gives intervals of the instance that the query names', async () => {
    const { events } = await read(
      [span('rpc', ZERO_US, { dur: 5000 }), span('image fetch', ZERO_US + 1000)],
      `${NAMED}&host=cmp1`,
    );
    expect(events).toMatchObject([
      {
        cloud: 'c',
        source: 'nova',
        name: 'rpc',
        instance: '8a4f0f2c-1111-4222-8333-944455556666',
        host: 'cmp1',
        atMs: ZERO_US / 1000,
        endMs: ZERO_US / 1000 + 5,
        requestId: null,
        clock: { resolutionMs: 0.001, zone: 'UTC', basis: 'stamped' },
        attributes: { kind: 'work', spanId: expect.any(String) },
      },
      { name: 'image_fetch', endMs: ZERO_US / 1000 + 2.5 },
    ]);
    expect(events[1]?.attributes.parentSpanId).toBe(events[0]?.attributes.spanId);
    expect(JSON.parse(events[0]?.line ?? '')).toMatchObject({ ph: 'X', name: 'rpc' });
  });

  test('is told its zero where its times are relative', async () => {
    const { events } = await read(
      { traceEvents: [span('a', 250)] },
      `${NAMED}&t0=2026-11-21T01:00:00.5%2B01:00&attempt=2`,
    );
    expect(events).toMatchObject([{ atMs: ZERO_US / 1000 + 500.25, attempt: 2 }]);
  });

  test.each([
    ['source=nova', 'instance'],
    ['instance=x', 'source'],
    ['source=nova&instance=x', 't0'],
    ['source=nova&instance=x&t0=noon', 't0'],
    ['source=nova&instance=x&attempt=zero', 'attempt'],
  ])('with %s is refused as a whole for its %s', async (query, parameter) => {
    await expect(read([span('a', 5)], query)).rejects.toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringMatching(new RegExp(`^${parameter}: `)),
    });
  });

  test('is the same events again, however it is spelled', async () => {
    const items = [span('a', ZERO_US), span('a', ZERO_US)];
    const [once, again] = await Promise.all([
      read(items, NAMED),
      read(JSON.stringify({ traceEvents: items }, null, 2), NAMED),
    ]);
    expect(new Set(once.events.map(({ id }) => id)).size).toBe(2);
    expect(again.events.map(({ id }) => id)).toEqual(once.events.map(({ id }) => id));
  });

  test('names its spans so that they can be names', async () => {
    const names = [
      'std::vector<int>::push_back(…)',
      '<script>',
      '\u0000\u0007',
      'x'.repeat(500),
      ' VIF plug wait ',
    ];
    const { events } = await read(
      names.map((name) => span(name, ZERO_US)),
      NAMED,
    );
    expect(events.map(({ name }) => name).sort()).toEqual(
      ['std::vector int ::push_back( )', 'script', 'span', 'x'.repeat(100), 'vif_plug_wait'].sort(),
    );
  });

  test('tells of each item what became of it', async () => {
    const { batches } = await read(
      [span('a', ZERO_US), { ph: 'C', ts: 1 }, 7, span('b', 5e18), { ph: 'X' }, { ph: 'M' }],
      `${NAMED}&t0=1`,
    );
    const rejects = batches.flatMap((batch) => batch.rejects);
    expect(rejects.map(({ index, code }) => [index, code])).toEqual([
      [2, 'not_an_item'],
      [4, 'invalid_time'],
      [3, 'time_out_of_range'],
    ]);
    expect(batches.reduce((sum, { ignored }) => sum + ignored, 0)).toBe(2);
  });

  test('comes in batches, and not without end', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => span('a', ZERO_US + i));
    const { batches, events } = await read(many(5000), NAMED);
    expect([batches.length, events.length]).toEqual([3, 5000]);
    await expect(read(many(250_001), NAMED)).rejects.toMatchObject({ code: 'too_many_items' });
  });
});

test('a trace that was exported here names its boot itself, unless the query does', async () => {
  const boot = {
    cloud: 'lab',
    source: 'opennebula',
    instance: '0/42',
    attempt: 3,
    status: 'running',
    startedAtMs: ZERO_US / 1000 + 0.25,
    endedAtMs: ZERO_US / 1000 + 900,
    runningAtMs: ZERO_US / 1000 + 900,
    image: { name: 'alpine', sizeBytes: 5 },
  };
  const trace = {
    otherData: { generator: 'bootfall', zeroAtUs: ZERO_US + 250, boot },
    traceEvents: [
      span('0/42', 0, { cat: 'boot', args: {} }),
      span('prolog', 0, {
        args: {
          key: 'prolog',
          startMs: 0,
          durationMs: 500.125,
          stage: 'image',
          kind: 'work',
          evidence: ['line 1', 'line 2'],
        },
      }),
      span('part', 1, {
        args: {
          key: 'part#2',
          parent: 'prolog',
          startMs: -0.25,
          durationMs: 1,
          kind: 'wait',
          open: true,
          concurrent: true,
        },
      }),
      { ph: 'i', name: 'running', ts: 900_000, pid: 1, tid: 9, args: { atMs: 899.75 } },
    ],
  };
  const { events } = await read(trace, '');
  expect(events).toMatchObject([
    {
      name: 'boot_traced',
      cloud: 'lab',
      source: 'opennebula',
      instance: '0/42',
      attempt: 3,
      attributes: { image: { name: 'alpine' } },
    },
    {
      name: 'prolog',
      atMs: boot.startedAtMs,
      endMs: boot.startedAtMs + 500.125,
      attributes: { spanId: 'prolog', stage: 'image' },
      line: 'line 1\nline 2',
    },
    {
      name: 'part',
      atMs: ZERO_US / 1000,
      attributes: { parentSpanId: 'prolog', kind: 'wait', open: true, concurrent: true },
    },
    { name: 'running', atMs: ZERO_US / 1000 + 900, endMs: null },
  ]);
  const other = await read(trace, 'cloud=copy&instance=0/43&attempt=1');
  for (const event of other.events)
    expect(event).toMatchObject({ cloud: 'copy', instance: '0/43', attempt: 1 });
  expect(other.events[0]?.attributes.boot).toMatchObject({ cloud: 'copy', instance: '0/43', attempt: 1 });
});

test('a report of OSProfiler is of Nova unless told otherwise', async () => {
  const report = {
    info: { name: 'total', started: 0, finished: 5 },
    children: [
      {
        trace_id: 't',
        parent_id: 'p',
        info: { name: 'wsgi', started: 0, finished: 5, host: 'ctl1' },
        children: [],
      },
    ],
  };
  const { events } = await read(report, 'instance=i&t0=2026-11-21T00:00:00Z');
  expect(events).toMatchObject([
    {
      source: 'nova',
      name: 'wsgi',
      host: 'ctl1',
      atMs: ZERO_US / 1000,
      endMs: ZERO_US / 1000 + 5,
      attributes: { spanId: 't', stage: 'request' },
    },
  ]);
});
