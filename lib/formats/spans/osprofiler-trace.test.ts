import { describe, expect, it } from 'vitest';
import { readTrace } from './read-trace';

type Node = Record<string, unknown>;

/** A point as `osprofiler trace show --json` prints it; `stamps` are seconds after 12:00 of its messages. */
function point(
  name: string,
  stamps: [start?: number, stop?: number],
  more: Node = {},
  children: Node[] = [],
): Node {
  const message = (end: string, seconds: number, info: Node) => ({
    [`meta.raw_payload.${name}-${end}`]: {
      base_id: 'base',
      name: `${name}-${end}`,
      timestamp: new Date(Date.UTC(2026, 10, 21, 12) + seconds * 1000).toISOString().replace('Z', '250'),
      info,
    },
  });
  const [start, stop] = stamps;
  const began = start ?? stop ?? 0;
  const { function: method, ...rest } = more;
  return {
    trace_id: `${name}-id`,
    parent_id: 'base',
    info: {
      name,
      project: 'nova',
      service: 'compute',
      host: 'cmp1',
      started: Math.floor(began * 1000),
      finished: Math.floor((stop ?? began) * 1000),
      exception: 'None',
      ...(start === undefined ? {} : message('start', start, { host: 'cmp1', function: { name: method } })),
      ...(stop === undefined ? {} : message('stop', stop, { host: 'cmp1' })),
      ...rest,
    },
    children,
  };
}

const report = (...children: Node[]) => ({
  info: { name: 'total', started: 0, finished: 9000, last_trace_started: 8000 },
  children,
  stats: { wsgi: { count: 1, duration: 9 } },
});

const read = (document: unknown) => readTrace(JSON.stringify(document));
const NOON_US = Date.UTC(2026, 10, 21, 12) * 1000;

describe('a report', () => {
  const trace = read(
    report(
      point('wsgi', [0, 0.4], { service: 'osapi_compute', host: 'ctl1' }, [
        point('db', [0.1, 0.1123], { service: 'osapi_compute' }),
        point('rpc', [0.3, 6], { function: 'nova.compute.manager.ComputeManager.build_and_run_instance' }, [
          point('neutron_api', [1, 2]),
          point('nova_image', [2, 3], { exception: 'ImageNotFound' }),
        ]),
      ]),
      point('vif_driver', [7, undefined]),
    ),
  );
  const span = (name: string) => trace?.spans.find((known) => known.name === name);

  it('is a forest of points, the total left out', () => {
    expect(trace).toMatchObject({ format: 'osprofiler', zeroAtUs: 0, problems: [] });
    expect(trace?.spans.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['wsgi', 'base'],
      ['db', 'wsgi-id'],
      ['rpc', 'wsgi-id'],
      ['neutron_api', 'rpc-id'],
      ['nova_image', 'rpc-id'],
      ['vif_driver', 'base'],
    ]);
  });
  it('has its moments from the stamps of the messages, finer than its milliseconds', () => {
    expect(span('wsgi')).toMatchObject({ startUs: NOON_US + 250, endUs: NOON_US + 400_250 });
    expect(span('db')).toMatchObject({ startUs: NOON_US + 100_250, endUs: NOON_US + 112_250 });
  });
  it('takes a point with one message only for one without length', () => {
    expect(span('vif_driver')).toMatchObject({ startUs: NOON_US + 7_000_250, endUs: NOON_US + 7_000_250 });
  });
  it('knows stages by what was traced, those of others are left to what contains them', () => {
    const stages = trace?.spans.map(({ name, stage }) => [name, stage]);
    expect(stages).toEqual([
      ['wsgi', 'request'],
      ['db', null],
      ['rpc', 'launch'],
      ['neutron_api', 'network'],
      ['nova_image', 'image'],
      ['vif_driver', 'network'],
    ]);
  });
  it('tells host, service, function and exception', () => {
    expect(span('wsgi')?.host).toBe('ctl1');
    expect(span('rpc')?.details).toMatchObject({
      service: 'compute',
      function: expect.stringMatching(/build_and_run/),
    });
    expect(span('rpc')?.details).not.toHaveProperty('exception');
    expect(span('nova_image')?.details).toMatchObject({ exception: 'ImageNotFound' });
  });
  it('keeps each point as it stands, without those below it', () => {
    expect(JSON.parse(span('wsgi')?.raw ?? '')).toMatchObject({
      trace_id: 'wsgi-id',
      info: { name: 'wsgi' },
    });
    expect(span('wsgi')?.raw).not.toContain('neutron');
  });
});

it('is read from a list of points, too', () => {
  expect(read([point('wsgi', [0, 1]), point('rpc', [1, 2])])?.spans).toHaveLength(2);
});

it('without raw messages has the report’s milliseconds and no zero', () => {
  const bare = (name: string, started: number, finished: number) => ({
    trace_id: name,
    parent_id: 'x',
    info: { name, started, finished },
    children: [],
  });
  const trace = read(report(bare('a', 5, 12), bare('b', 20, 18)));
  expect(trace?.zeroAtUs).toBeNull();
  expect(trace?.spans.map(({ startUs, endUs }) => [startUs, endUs])).toEqual([
    [5000, 12_000],
    [20_000, 20_000],
  ]);
});

it('a point without any time is a problem, those below it are not', () => {
  const trace = read(report({ trace_id: 't', info: { name: 'odd' }, children: [point('db', [0, 1])] }));
  expect(trace?.problems).toMatchObject([{ code: 'invalid_time' }]);
  expect(trace?.spans.map(({ name, parentId }) => [name, parentId])).toEqual([['db', 't']]);
});

it('may nest as deep as it likes', () => {
  let text = '{"info":{"name":"total","started":0,"finished":1},"children":[';
  const depth = 20_000;
  for (let i = 0; i < depth; i++)
    text += `{"trace_id":"t${i}","info":{"name":"rpc","started":1,"finished":2},"children":[`;
  text += ']}'.repeat(depth + 1);
  expect(readTrace(text)?.spans).toHaveLength(depth);
});
