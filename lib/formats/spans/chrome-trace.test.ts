import { describe, expect, it } from 'vitest';
import { readTrace } from './read-trace';
import type { TraceDocument, TraceSpan } from './trace-document';

type Item = Record<string, unknown>;

function read(document: unknown): TraceDocument {
  const trace = readTrace(typeof document === 'string' ? document : JSON.stringify(document));
  if (trace === null) throw new Error('not a trace');
  return trace;
}

const event = (ph: string, name: string, ts: number, more: Item = {}): Item => ({
  ph,
  name,
  ts,
  pid: 1,
  tid: 1,
  ...more,
});

/** Each span as `name start-end < name of its parent`. */
function told({ spans }: TraceDocument): string[] {
  const names = new Map(spans.map(({ id, name }) => [id, name]));
  return spans.map(({ name, startUs, endUs, parentId, open, concurrent }: TraceSpan) =>
    [
      `${name} ${startUs}${endUs === null ? '' : `-${endUs}`}`,
      parentId === null ? '' : ` < ${names.get(parentId)}`,
      open ? ' open' : '',
      concurrent ? ' async' : '',
    ].join(''),
  );
}

describe('the forms of a file', () => {
  const items = [event('X', 'a', 10, { dur: 5 }), event('X', 'b', 20, { dur: 5 })];
  const text = JSON.stringify(items, null, 1);
  it.each([
    ['an array', items],
    ['an object', { displayTimeUnit: 'ms', traceEvents: items }],
    ['an array that was not closed', text.replace(/\]\s*$/, '')],
    ['one that ends with a comma', `${text.replace(/\]\s*$/, '')},\n`],
    ['one with a byte-order of its own', `\n\n  ${text}`],
    ['an object that was not closed', `{"traceEvents":${text.replace(/\]\s*$/, '')}`],
    [
      'one of which the last event was cut off, on its line',
      `${JSON.stringify(items).slice(0, -1)},\n{"ph":"X","na`,
    ],
    [
      'one of which the last event was cut off',
      `${JSON.stringify(items).slice(0, -1)},{"ph":"X","args":{"x":1`,
    ],
  ])('%s', (_, document) => {
    expect(told(read(document))).toEqual(['a 10-15', 'b 20-25']);
  });

  it.each([
    ['a list of posted events', [{ source: 'nova', event: 'x', at: 1 }]],
    ['log lines that speak of traces', '[INFO] "traceEvents": [ "ph": "X"'],
    ['a record with such a text', { message: '"traceEvents": []', log: '"ph":"X"' }],
    ['an instance action', { action: 'create', events: [{ event: 'x' }] }],
    ['a list of which one item has a ph', [{ message: 'x' }, { ph: 'X', ts: 1 }]],
    ['JSON lines', '{"ph":"X","ts":1}\n{"ph":"X","ts":2}'],
    ['nothing', ''],
  ])('%s is no trace', (_, document) => {
    expect(readTrace(typeof document === 'string' ? document : JSON.stringify(document))).toBeNull();
  });
});

describe('events', () => {
  it('begin and end pairs nest by thread, an end closing the last begin', () => {
    const items = [
      event('B', 'outer', 0),
      event('B', 'inner', 10),
      event('B', 'other', 5, { tid: 2 }),
      event('E', '', 20),
      event('E', 'outer', 30),
      event('E', 'other', 40, { tid: 2 }),
    ];
    expect(told(read(items))).toEqual(['outer 0-30', 'other 5-40', 'inner 10-20 < outer']);
  });
  it('a begin without an end is open until the last moment of the file; an end without a begin is nothing', () => {
    const items = [event('E', 'lost', 1), event('B', 'stuck', 5), event('X', 'a', 10, { dur: 90 })];
    expect(told(read(items))).toEqual(['stuck 5-100 open', 'a 10-100 < stuck']);
  });
  it('asynchronous pairs are matched by category and id, and lie beside others', () => {
    const items = [
      event('b', 'one', 0, { cat: 'c', id: '0x1' }),
      event('b', 'two', 5, { cat: 'c', id: 2 }),
      event('b', 'part', 6, { cat: 'c', id: '0x1' }),
      event('e', 'part', 8, { cat: 'c', id: '0x1' }),
      event('e', 'one', 20, { cat: 'c', id: '0x1' }),
      event('e', 'two', 30, { cat: 'c', id: 2 }),
      event('b', 'local', 40, { cat: 'c', id2: { local: 7 }, pid: 1 }),
      event('e', 'local', 45, { cat: 'c', id2: { local: 7 }, pid: 2 }),
    ];
    expect(told(read(items))).toEqual([
      'one 0-20 async',
      'two 5-30 async',
      'part 6-8 < one async',
      'local 40-45 open async',
    ]);
  });
  it('complete events nest by time in whatever order they stand, strings for times or not', () => {
    const items = [
      event('X', 'deep', 30, { dur: '5' }),
      event('X', 'inner', 20, { ts: '20', dur: 20 }),
      event('X', 'outer', 0, { dur: 100 }),
      event('X', 'same', 0, { dur: 100 }),
      event('X', 'beside', 90, { dur: 50 }),
      event('X', 'no length', 200),
      event('X', 'neither', 200),
    ];
    expect(told(read(items))).toEqual([
      'outer 0-100',
      'same 0-100 < outer',
      'inner 20-40 < same',
      'deep 30-35 < inner',
      'beside 90-140',
      'no length 200-200',
      'neither 200-200',
    ]);
  });
  it('instants are moments; names tell process and thread wherever they stand; the rest is passed over', () => {
    const trace = read([
      event('i', 'now', 50, { s: 'g' }),
      event('X', 'a', 10, { dur: 5, cat: 'lock wait' }),
      event('C', 'counter', 1),
      event('s', 'flow', 1, { id: 1 }),
      event('M', 'process_name', 0, { args: { name: 'cmp1' } }),
      event('M', 'thread_name', 0, { args: { name: 'worker' } }),
    ]);
    expect(told(trace)).toEqual(['a 10-15', 'now 50']);
    expect(trace.spans[0]).toMatchObject({
      kind: 'wait',
      details: { process: 'cmp1', thread: 'worker', category: 'lock wait' },
    });
    expect(trace.ignored).toBe(4);
  });
  it('what cannot be read is named by its place and harms no other', () => {
    const trace = read({
      traceEvents: [
        5,
        { name: 'no ph' },
        event('X', 'when', Number.NaN),
        event('X', 'back', 5, { dur: -1 }),
        event('X', 'a', 1),
      ],
    });
    expect(trace.problems.map(({ index, code }) => [index, code])).toEqual([
      [0, 'not_an_item'],
      [1, 'not_an_item'],
      [2, 'invalid_time'],
      [3, 'reversed_interval'],
    ]);
    expect(told(trace)).toEqual(['a 1-1']);
  });
});

describe('ids and times', () => {
  const items = Array.from({ length: 6 }, (_, i) => event('X', 'db', i >> 1, { dur: 1 }));
  it('equal events are told apart, and have the same ids in a file that grew', () => {
    const ids = read(items).spans.map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
    const grown = read([event('X', 'early', 0, { dur: 9, tid: 3 }), ...items, event('X', 'late', 99)]);
    expect(grown.spans.filter(({ name }) => name === 'db').map(({ id }) => id)).toEqual(ids);
  });
  it('times of the Unix epoch are known as such, others need a zero', () => {
    const now = Date.UTC(2026, 10, 21) * 1000;
    expect(read([event('X', 'a', now)]).zeroAtUs).toBe(0);
    expect(read([event('X', 'a', 5)]).zeroAtUs).toBeNull();
    expect(read({ traceEvents: [event('X', 'a', 5)], otherData: { zeroAtUs: now } }).zeroAtUs).toBe(now);
  });
  it('100 000 events are read in seconds, also where all are open or overlap', () => {
    const many = Array.from({ length: 100_000 }, (_, i) =>
      i % 2 ? event('B', `b${i}`, i) : event('X', `x${i}`, i, { dur: 60_000 }),
    );
    const began = process.cpuUsage();
    expect(read(many).spans).toHaveLength(100_000);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(10_000);
  });
});
