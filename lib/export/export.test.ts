import { describe, expect, test } from 'vitest';
import { eventAt } from '@/lib/domain/assemble/event-fixture';
import type { Boot } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { toBootJson, toBootSummaryJson } from '@/lib/http/boot-json';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { renderBootCsv } from './boot-csv';
import { renderBootMarkdown } from './boot-markdown';
import { renderBootText } from './boot-text';
import { renderBootTrace } from './boot-trace';
import { phaseRows } from './phase-rows';

const took = eventAt('00:03:00.576', 'build_complete', { line: 'Took 6.50 seconds to build instance.' });
const phases = [
  phaseFixture({ name: 'image', startMs: 0, durationMs: 4000 }),
  phaseFixture({ name: 'image_fetch', startMs: 500, durationMs: 3000, parent: 'image' }),
  phaseFixture({
    name: 'network_allocation',
    stage: 'network',
    startMs: 100,
    durationMs: 5000,
    concurrent: true,
  }),
  phaseFixture({ name: 'vif_plug_wait', kind: 'wait', startMs: 5000, durationMs: 1500, evidence: [took.id] }),
];

function detail(fields: Partial<Boot> = {}): BootDetail {
  const boot = bootFixture({
    phases,
    moments: [{ name: 'build_complete', atMs: 6500, event: took.id }],
    ...fields,
  });
  return { boot, events: [took], siblings: [] };
}

describe('JSON', () => {
  test('has the documented shape, with the lines that prove it', () => {
    const json = toBootJson(detail());
    expect(json).toMatchObject({
      source: 'nova',
      status: 'running',
      cache: { state: 'warm', basis: 'observed', evidence: [] },
      startedAt: '2026-11-21T00:02:54.076Z',
      runningAt: '2026-11-21T00:03:00.576Z',
      totalMs: null,
      buildMs: 6500,
      clock: { resolutionMs: 1, zone: 'UTC' },
      unaccountedMs: 0,
      moments: [{ name: 'build_complete', atMs: 6500, at: '2026-11-21T00:03:00.576Z', event: took.id }],
      related: [],
    });
    expect(json.phases[3]).toMatchObject({
      name: 'vif_plug_wait',
      kind: 'wait',
      startMs: 5000,
      durationMs: 1500,
      parent: null,
      evidence: [{ id: took.id, at: '2026-11-21T00:03:00.576Z', name: 'build_complete', line: took.line }],
    });
  });

  test('links attempts and boots of the same request', () => {
    const { boot } = detail();
    const siblings = [
      { ...boot, id: 'b', attempt: 2 },
      { ...boot, id: 'c', instance: 'other' },
    ];
    const related = toBootJson({ ...detail(), siblings }).related;
    expect(related.map(({ id, relation, links }) => [id, relation, links.self])).toEqual([
      ['b', 'attempt', '/api/v1/boots/b'],
      ['c', 'request', '/api/v1/boots/c'],
    ]);
  });

  test('of a list leaves evidence and moments out', () => {
    const json = toBootSummaryJson(detail().boot);
    expect(json).not.toHaveProperty('moments');
    expect(json.phases[0]).not.toHaveProperty('evidence');
  });
});

test('phases are listed as a tree; a parent that is missing makes no phase vanish', () => {
  const orphan = phaseFixture({ name: 'orphan', startMs: 1, durationMs: 1, parent: 'gone' });
  expect(phaseRows({ phases: [...phases, orphan] }).map(({ phase, depth }) => [phase.name, depth])).toEqual([
    ['image', 0],
    ['image_fetch', 1],
    ['orphan', 0],
    ['network_allocation', 0],
    ['vif_plug_wait', 0],
  ]);
});

describe('text', () => {
  test('draws work and wait on one scale', () => {
    const text = renderBootText(detail());
    expect(text).toContain('build        6.500 s');
    expect(text).toMatch(/^image +0\.000 s +4\.000 s +61\.5 % +│█{25} {15}│$/m);
    expect(text).toMatch(/^ {2}image_fetch +0\.500 s/m);
    expect(text).toMatch(/^vif_plug_wait .*│ {31}░{9}│$/m);
    expect(text).toContain('6.500 s  build_complete  | Took 6.50 seconds to build instance.');
  });
  test('of a boot without phases or length still says so', () => {
    const text = renderBootText(detail({ phases: [], endedAtMs: bootFixture().startedAtMs }));
    expect(text).toContain('no phases are known of this boot');
  });
  test('cannot command a terminal', () => {
    const text = renderBootText(
      detail({ displayName: 'x\u001b]0;owned\u0007\r\n', image: { name: '\u009b2Jy' } }),
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });
  test('bars stay inside for phases that do not', () => {
    const odd = [
      phaseFixture({ name: 'before', startMs: -500, durationMs: 100 }),
      phaseFixture({ name: 'after', startMs: 9000, durationMs: 9000 }),
      phaseFixture({ name: 'nothing', startMs: 6500, durationMs: 0, open: true }),
    ];
    const bars = renderBootText(detail({ phases: odd })).match(/│.*│/g) ?? [];
    expect(bars.map((bar) => bar.length)).toEqual([42, 42, 42]);
  });
});

test('CSV quotes what needs it and defuses formulas', () => {
  const csv = renderBootCsv(
    detail({ image: { name: 'a,"b"\n' }, host: '=cmd|calc', flavor: { name: '-1' } }),
  );
  const [head, first, ...rest] = csv.split('\r\n');
  expect(head).toBe(
    'boot,instance,attempt,host,image,flavor,cache,phase,key,parent,stage,kind,start_ms,duration_ms,started_at,open',
  );
  expect(first).toContain(
    `,1,'=cmd|calc,"a,""b""",'-1,warm,image,image,,image,work,0,4000,2026-11-21T00:02:54.076Z,false`,
  );
  expect(rest).toHaveLength(4);
});

test('Markdown shows names as they are', () => {
  const markdown = renderBootMarkdown(
    detail({ displayName: '<img src=x>|**b**', image: { name: '[x](http://y)' } }),
  );
  expect(markdown).toContain('## Boot of &lt;img src=x>\\|\\*\\*b\\*\\*');
  expect(markdown).toContain('\\[x\\]\\(http://y\\)');
  expect(markdown).toContain('| &nbsp;&nbsp;image\\_fetch | work | 0.500 s | 3.000 s |');
});

describe('Chrome trace', () => {
  interface Span {
    name: string;
    ph: string;
    tid: number;
    ts: number;
    dur: number;
    args: { evidence?: string[] };
  }
  const spansOf = (boot: Partial<Boot>) =>
    (JSON.parse(renderBootTrace(detail(boot))).traceEvents as Span[]).filter(({ ph }) => ph === 'X');

  test('has the boot, its phases and their lines', () => {
    const spans = spansOf({});
    expect(spans.map(({ name }) => name)).toEqual([
      detail().boot.instance,
      'image',
      'image_fetch',
      'network_allocation',
      'vif_plug_wait',
    ]);
    expect(spans[4]).toMatchObject({ ts: 5_000_000, dur: 1_500_000, args: { evidence: [took.line] } });
  });

  test('spans of one lane nest, however phases overlap', () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      phaseFixture({ name: `p${i}`, key: `p${i}`, startMs: (i * 37) % 101, durationMs: (i * 53) % 89 }),
    );
    const spans = spansOf({ phases: many });
    expect(spans).toHaveLength(201);
    for (const a of spans) {
      for (const b of spans) {
        if (a === b || a.tid !== b.tid || a.ts > b.ts) continue;
        const apart = a.ts + a.dur <= b.ts;
        const nested = b.ts + b.dur <= a.ts + a.dur;
        const around = a.ts === b.ts && a.ts + a.dur <= b.ts + b.dur;
        expect(apart || nested || around).toBe(true);
      }
    }
  });
});
