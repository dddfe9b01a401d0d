import { describe, expect, test } from 'vitest';
import type { Event } from '@/lib/domain/event';
import { INGEST_LIMITS } from './limits';
import { type IngestAnswer, IngestOutcome } from './outcome';
import { readBatches } from './read-batches';
import { readContext } from './request-context';

const NOW = Date.UTC(2026, 10, 21);
const UUID = '617e066f-229a-47c1-9e20-ae1deee78b9f';
const TOOK = `2026-11-20 19:38:52.299 7 INFO nova.compute.manager [req-736693ea-990b-40cb-913f-acf0062aeb31 u t - - -] [instance: ${UUID}] Took 6.48 seconds to build instance.`;
const CLAIM = `2026-11-20 19:38:45.946 7 INFO nova.compute.claims [req-736693ea-990b-40cb-913f-acf0062aeb31 u t - - -] [instance: ${UUID}] Claim successful on node cmp1`;
const AUDIT =
  '2026-11-20 19:38:46.000 7 INFO nova.compute.resource_tracker [-] Auditing locally available compute resources';
const TRACE = 'Traceback (most recent call last):\n  File "x.py", line 1, in y\n    z()\nValueError: boom';

async function ingest(text: string, query = ''): Promise<{ answer: IngestAnswer; events: Event[] }> {
  const outcome = new IngestOutcome();
  const events: Event[] = [];
  for await (const batch of readBatches(text, readContext(new URLSearchParams(query), NOW))) {
    outcome.addBatch(batch);
    events.push(...batch.events.map(({ event }) => event));
  }
  return { answer: outcome.answer(), events };
}

describe('log lines', () => {
  test('as text, with hints from the query', async () => {
    const { events, answer } = await ingest(
      `${CLAIM}\n${AUDIT}\n\n${TOOK}\n`,
      'host=cmp-7&path=/var/log/nova/nova-compute.log&tz=Europe/Berlin&cloud=east',
    );
    expect(events.map(({ name }) => name)).toEqual(['resources_claimed', 'build_complete']);
    expect(events[1]).toMatchObject({
      cloud: 'east',
      source: 'nova',
      instance: UUID,
      host: 'cmp-7',
      atMs: Date.UTC(2026, 10, 20, 18, 38, 52, 299),
      clock: { zone: 'Europe/Berlin', basis: 'hinted' },
      origin: { path: '/var/log/nova/nova-compute.log', service: 'nova-compute' },
      line: TOOK,
    });
    expect(answer).toMatchObject({ ignored: 1, rejectedTotal: 0 });
  });

  test.each([
    ['Fluent Bit', { date: 1_795_203_532.3, log: TOOK }],
    ['Fluentd', { message: TOOK }],
    [
      'Vector',
      {
        host: 'cmp-7',
        file: '/var/log/nova/nova-compute.log',
        message: TOOK,
        timestamp: '2026-11-20T23:06:57.1Z',
      },
    ],
    ['journald', { MESSAGE: TOOK, _HOSTNAME: 'cmp-7', __REALTIME_TIMESTAMP: '1795203532299000' }],
    [
      'Logstash',
      { '@timestamp': '2026-11-20T19:38:53Z', '@version': '1', event: { original: TOOK }, message: TOOK },
    ],
  ])('as %s sends them', async (_name, item) => {
    const { events } = await ingest(JSON.stringify([item]));
    expect(events).toMatchObject([{ name: 'build_complete', atMs: Date.UTC(2026, 10, 20, 19, 38, 52, 299) }]);
  });

  test('of every body form give the same event', async () => {
    const item = JSON.stringify({ log: TOOK });
    const bodies = [
      TOOK,
      `${item}\n`,
      `[${item}]`,
      item,
      JSON.stringify({ log: TOOK }, null, 2),
      JSON.stringify([TOOK]),
      `{"events":[${item}]}`,
      `{"records":[{"value":${item}}]}`,
      `{"records":[{"value":${JSON.stringify(item)}}]}`,
      `{"data":[${item}]}`,
    ];
    const ids = await Promise.all(
      bodies.map(async (body) => (await ingest(body)).events.map(({ id }) => id)),
    );
    expect(new Set(ids.map(String)).size).toBe(1);
    expect(ids[0]).toHaveLength(1);
  });

  test('one item per physical line are joined before they are understood', async () => {
    const lines = [TOOK, ...TRACE.split('\n'), AUDIT];
    const items = lines.map((log) =>
      JSON.stringify({ log, host: 'a', path: '/var/log/nova/nova-compute.log' }),
    );
    const { answer, events } = await ingest(items.join('\n'));
    expect(answer).toMatchObject({ ignored: 1, rejectedTotal: 0 });
    expect(events[0]?.line).toBe(`${TOOK}\n${TRACE}`);
  });

  test('an item that is neither object nor text is refused under its place', async () => {
    const { answer, events } = await ingest(`[1,${JSON.stringify(TOOK)},null,[]]`);
    expect(events.map(({ line }) => line)).toEqual([TOOK]);
    expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual([
      [0, 'not_an_item'],
      [2, 'not_an_item'],
      [3, 'not_an_item'],
    ]);
  });

  test('that continue a record of another file are not joined to this one', async () => {
    const items = [
      { log: TOOK, path: '/a/nova-compute.log' },
      { log: 'Traceback (most recent call last):', path: '/b/nova-compute.log' },
    ];
    const { events } = await ingest(JSON.stringify(items));
    expect(events[0]?.line).toBe(TOOK);
  });

  test('a record goes on over the end of a chunk', async () => {
    const record = `${TOOK}\n${TRACE}`;
    for (let inside = 1; inside < record.length; inside += 7) {
      const before = INGEST_LIMITS.lineChars - inside;
      const filler = `${'x'.repeat(99)}\n`.repeat(Math.floor(before / 100)) + '\n'.repeat(before % 100);
      const { events } = await ingest(`${filler}${record}\n${AUDIT}\n`);
      expect(events.map(({ line }) => line)).toEqual([record]);
    }
  });

  test('a record goes on over the end of a window of items', async () => {
    const lines = [...Array<string>(3999).fill(AUDIT), TOOK, ...TRACE.split('\n'), AUDIT];
    const { events, answer } = await ingest(lines.map((log) => JSON.stringify({ log })).join('\n'));
    expect(events.map(({ line }) => line)).toEqual([`${TOOK}\n${TRACE}`]);
    expect(answer.ignored).toBe(4000);
  });

  test('a line means the same among JSON as among lines', async () => {
    const query = 'path=nova-compute-cmp7.log';
    const [among] = (await ingest(`{"log":${JSON.stringify(AUDIT)}}\n${TOOK}\n`, query)).events;
    const [alone] = (await ingest(TOOK, query)).events;
    expect(among).toEqual(alone);
    expect(among).toMatchObject({ host: 'cmp7', origin: { service: 'nova-compute' } });
  });

  test('a record of several lines means the same among JSON as among lines', async () => {
    const record = `${TOOK}\n${TRACE}`;
    const json = `{"log":${JSON.stringify(AUDIT)}}`;
    for (const body of [`${json}\n${record}\n${json}`, `${record}\n${json}\n  more of it\n${AUDIT}`]) {
      const { events, answer } = await ingest(body);
      expect(events.map(({ line }) => line)).toEqual([record]);
      expect(answer.rejectedTotal).toBe(0);
    }
  });

  test('oslo JSON among text is read as JSON', async () => {
    const { events } = await ingest(`${AUDIT}\n{"message":${JSON.stringify(TOOK)}}\n${AUDIT}`);
    expect(events).toHaveLength(1);
  });
});

describe('posted events', () => {
  const item = { source: 'nova', instance: UUID, event: 'vm_started', at: '2026-11-20T19:38:48.606Z' };
  test('beside log lines', async () => {
    const { events } = await ingest(`${JSON.stringify(item)}\n${JSON.stringify({ log: TOOK })}`);
    expect(events.map(({ name }) => name).sort()).toEqual(['build_complete', 'vm_started']);
  });
  test('too large for an event', async () => {
    const { answer, events } = await ingest(
      JSON.stringify([{ ...item, attributes: { x: 'y'.repeat(300_000) } }, item]),
    );
    expect(answer.rejected).toMatchObject([{ index: 0, code: 'too_large' }]);
    expect(events).toHaveLength(1);
  });
});

describe('a bad item is one reject of its index', () => {
  const good = JSON.stringify({ log: TOOK });
  test.each([
    ['broken JSON', '{"log": oops}', 'malformed_json'],
    ['no object', '42', 'not_an_item'],
    ['nothing known', '{"temperature":21}', 'not_an_item'],
    ['a boot event without a moment', `{"source":"nova","instance":"x","event":"boot"}`, 'missing_time'],
    ['1970', JSON.stringify({ log: TOOK.replace('2026', '1970') }), 'malformed_line'],
    ['2999', JSON.stringify({ log: TOOK.replace('2026', '2999') }), 'malformed_line'],
    ['month 13', JSON.stringify({ log: TOOK.replace('2026-11', '2026-13') }), 'malformed_line'],
  ])('%s', async (_name, bad, code) => {
    const { answer, events } = await ingest(`[${good},${bad},${good}]`);
    expect(answer.rejected).toMatchObject([{ index: 1, code, message: expect.stringMatching(/\w/) }]);
    expect(events).toHaveLength(2);
  });

  test('also where the first item is bad', async () => {
    const { answer } = await ingest('[1,"x",null]');
    expect(answer).toMatchObject({ ignored: 1, rejectedTotal: 2 });
    expect(answer.rejected).toMatchObject([{ index: 0 }, { index: 2, code: 'not_an_item' }]);
  });

  test('and of its line in text', async () => {
    const bad = TOOK.replace('2026', '1970');
    const { answer, events } = await ingest(`${AUDIT}\n\n${TOOK}\n${TRACE}\n${bad}\n${TOOK}`);
    expect(answer.rejected).toMatchObject([{ index: 7, code: 'malformed_line' }]);
    expect(events).toHaveLength(2);
  });

  test('a line of 64 KB is taken, one past the cap refused', async () => {
    const { answer, events } = await ingest(
      `${CLAIM} ${'x'.repeat(65_536)}\n${'y'.repeat(300_000)}\n${TOOK}`,
    );
    expect(events.map(({ name }) => name)).toContain('build_complete');
    expect(answer.rejected).toMatchObject([{ index: 1, code: 'too_large' }]);
  });

  test('no more than 100 are listed, and how many there were is said', async () => {
    const { answer } = await ingest('{"x":1}\n'.repeat(250));
    expect(answer.rejected).toHaveLength(100);
    expect(answer.rejectedTotal).toBe(250);
  });
});

test('the number of items is capped', async () => {
  await expect(ingest('{}'.repeat(250_001))).rejects.toMatchObject({ code: 'too_many_items' });
  await expect(ingest('x\n'.repeat(250_001))).rejects.toMatchObject({ code: 'too_many_items' });
});

test.each([
  ['tz=Mars/Olympus', /tz: "Mars\/Olympus" is no known time zone/],
  [`host=${'x'.repeat(300)}`, /^host: /],
])('query %s is refused', (query, message) => {
  expect(() => readContext(new URLSearchParams(query), NOW)).toThrow(
    expect.objectContaining({ code: 'invalid_parameter', message: expect.stringMatching(message) }),
  );
});

test('parameters that are no hint, and empty ones, are left alone', () => {
  expect(readContext(new URLSearchParams('tz=&token=x&cloud='), NOW)).toEqual({
    hints: {},
    cloud: 'default',
    receivedMs: NOW,
  });
});

test.each(['', '\n\n', '[]', '{"events":[]}'])('nothing in %j', async (text) => {
  expect((await ingest(text)).answer).toEqual({
    accepted: 0,
    duplicates: 0,
    ignored: 0,
    rejected: [],
    rejectedTotal: 0,
  });
});
