import { group } from 'd3-array';
import { describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { readTracedBoot, tracedBootOf } from '@/lib/domain/traced-boot';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { detailFixture, TOOK_LINE } from '@/lib/store/testing/detail-fixture';
import { renderBootTrace } from './boot-trace';

interface Item {
  name: string;
  ph: string;
  cat: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  args: Record<string, unknown>;
}

const traceOf = (fields: Partial<Boot> = {}) =>
  JSON.parse(renderBootTrace(detailFixture(fields))) as {
    traceEvents: Item[];
    otherData: { zeroAtUs: number; boot: unknown };
  };
const spansOf = (items: readonly Item[]) => items.filter(({ ph }) => ph === 'X');

/** What a strict viewer would object to. */
function problemsOf(items: readonly Item[]): string[] {
  const problems: string[] = [];
  const named = new Set(
    items.filter(({ ph }) => ph === 'M').map(({ name, pid, tid }) => `${name} ${pid} ${tid}`),
  );
  for (const { name, ph, pid, tid, ts } of items) {
    if (ph === 'M') continue;
    if (!Number.isSafeInteger(ts) || ts < 0) problems.push(`${name}: ts ${ts}`);
    if (!named.has(`process_name ${pid} 0`)) problems.push(`${name}: process ${pid} has no name`);
    if (!named.has(`thread_name ${pid} ${tid}`)) problems.push(`${name}: thread ${tid} has no name`);
  }
  for (const track of group(spansOf(items), ({ pid, tid }) => `${pid} ${tid}`).values()) {
    const open: Item[] = [];
    for (const span of track.sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
      if (!Number.isSafeInteger(span.dur) || span.dur < 0) problems.push(`${span.name}: dur ${span.dur}`);
      while (open.length > 0 && endOf(open.at(-1) as Item) <= span.ts) open.pop();
      const around = open.at(-1);
      if (around && endOf(span) > endOf(around)) problems.push(`${span.name} leaves ${around.name}`);
      open.push(span);
    }
  }
  return problems;
}

function endOf({ ts, dur }: Item): number {
  return ts + dur;
}

describe('a trace', () => {
  const { traceEvents, otherData } = traceOf();
  const item = (name: string) => spansOf(traceEvents).find((span) => span.name === name) as Item;
  const nameOf = (kind: string, pid: number, tid: number) =>
    traceEvents.find((event) => event.name === kind && event.pid === pid && event.tid === tid)?.args.name;

  test('is one that viewers accept', () => {
    expect(problemsOf(traceEvents)).toEqual([]);
  });
  test('has hosts as processes, API and scheduler as another, the instance as thread', () => {
    const { boot } = detailFixture();
    expect(nameOf('process_name', item('image').pid, 0)).toBe('cmp1');
    expect(nameOf('process_name', item('api').pid, 0)).toBe('API and scheduler');
    expect(nameOf('thread_name', item('image').pid, item('image').tid)).toBe(boot.instance);
    expect(item(boot.instance)).toMatchObject({ cat: 'boot', tid: item('image').tid, dur: 6_500_000 });
  });
  test('puts what runs beside on a thread of its own, parts on that of their whole', () => {
    expect(item('network_allocation').tid).not.toBe(item('image').tid);
    expect(item('image_fetch').tid).toBe(item('image').tid);
  });
  test('tells waits by their category, and the lines that prove a span', () => {
    expect(item('vif_plug_wait')).toMatchObject({
      cat: 'wait,network',
      ts: 5_000_000,
      dur: 1_500_000,
      args: { evidence: [TOOK_LINE], key: 'vif_plug_wait', kind: 'wait' },
    });
    expect(item('image').cat).toBe('work,image');
  });
  test('has moments as instants', () => {
    expect(traceEvents.filter(({ ph }) => ph === 'i')).toMatchObject([
      { name: 'build_complete', ts: 6_500_000, s: 't', args: { evidence: [TOOK_LINE] } },
    ]);
  });
  test('says when its zero was and of which boot it is', () => {
    const { boot } = detailFixture();
    expect(otherData.zeroAtUs).toBe(boot.startedAtMs * 1000);
    expect(readTracedBoot(otherData.boot)).toEqual(tracedBootOf(boot));
  });
});

describe('what two clocks or coarse stamps make of a boot', () => {
  test('begins before its start: zero is the earliest moment', () => {
    const phases = [phaseFixture({ name: 'api', stage: 'request', startMs: -250, durationMs: 300 })];
    const { traceEvents, otherData } = traceOf({ phases });
    expect(problemsOf(traceEvents)).toEqual([]);
    expect(otherData.zeroAtUs).toBe(detailFixture().boot.startedAtMs * 1000 - 250_000);
  });
  test('a part that outlasts its whole is clipped; its true length is in args', () => {
    const phases = [
      phaseFixture({ name: 'boot', startMs: 0, durationMs: 1000 }),
      phaseFixture({ name: 'boot_deploy', startMs: 500, durationMs: 1500, parent: 'boot' }),
    ];
    const { traceEvents } = traceOf({ phases });
    expect(problemsOf(traceEvents)).toEqual([]);
    const deploy = traceEvents.find(({ name }) => name === 'boot_deploy');
    expect(deploy).toMatchObject({ ts: 500_000, dur: 500_000, args: { startMs: 500, durationMs: 1500 } });
  });
  test('whatever overlaps what, spans of one thread nest', () => {
    const phases = Array.from({ length: 400 }, (_, i) =>
      phaseFixture({
        name: `p${i}`,
        startMs: ((i * 37) % 101) - 20,
        durationMs: ((i * 53) % 89) + (i % 3) / 3,
        concurrent: i % 5 === 0,
        parent: i % 4 === 0 ? null : `p${(i * 7) % 400}`,
        stage: i % 11 === 0 ? 'request' : 'image',
      }),
    );
    const { traceEvents } = traceOf({ phases });
    expect(problemsOf(traceEvents)).toEqual([]);
    expect(spansOf(traceEvents)).toHaveLength(401);
  });
});
