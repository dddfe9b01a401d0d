import { describe, expect, it } from 'vitest';
import { startCpuTime } from '@/scripts/testing/cpu-time';
import { applyRowFilter, parseRowFilter } from './row-filter';
import { listTreeRows } from './waterfall-rows';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';
import { buildWaterfallTree } from './waterfall-tree';

const nothing: ReadonlySet<string> = new Set();

function phase(
  key: string,
  startMs: number,
  durationMs: number,
  parent: string | null = null,
): LabelledPhase {
  const name = key.split('#')[0] ?? key;
  const fixed = { stage: 'image', kind: 'work', concurrent: false, open: false, evidence: [] } as const;
  return { key, name, label: name, startMs, durationMs, parent, ...fixed, evidence: [] };
}

function treeOf(phases: LabelledPhase[], lengthMs: number) {
  const subject: WaterfallSubject = { phases, moments: [], lengthMs, failedMs: null, failureReason: null };
  return buildWaterfallTree(subject);
}

const boot = treeOf(
  [
    phase('image', 0, 800),
    phase('fetch', 0, 600, 'image'),
    phase('chunk', 0, 100, 'fetch'),
    phase('convert', 600, 200, 'image'),
    phase('launch', 800, 200),
  ],
  1000,
);
const left = (text: string) => {
  const filter = parseRowFilter(text, 1000);
  const kept = filter && applyRowFilter(boot, filter).kept;
  return listTreeRows(boot, { depth: 1, toggled: new Set(['image']), kept }).map(({ key }) => key);
};

describe('the filter of a boot', () => {
  it('keeps what matches and what contains it, and opens all of it', () => {
    expect(left('chunk')).toEqual(['image', 'fetch', 'chunk']);
    expect(left('CONV')).toEqual(['image', 'convert']);
    expect(left('nothing of it')).toEqual([]);
  });

  it('knows lengths, in units and in parts of the boot', () => {
    expect(left('>500ms')).toEqual(['image', 'fetch']);
    expect(left('> 0.5s')).toEqual(['image', 'fetch']);
    expect(left('>70%')).toEqual(['image']);
    expect(left('<150')).toEqual(['image', 'fetch', 'chunk']);
    expect(left('launch >100ms')).toEqual(['launch']);
    expect(left('launch >300ms')).toEqual([]);
  });

  it('asks for nothing where nothing is written', () => {
    expect(parseRowFilter('  ', 1000)).toBeNull();
  });
});

describe('rows of a tree', () => {
  it('opens so many levels, against which rows are toggled', () => {
    const keys = (depth: number, toggled = nothing) =>
      listTreeRows(boot, { depth, toggled, kept: null }).map(({ key }) => key);
    expect(keys(1)).toEqual(['image', 'launch']);
    expect(keys(2)).toEqual(['image', 'fetch', 'convert', 'launch']);
    expect(keys(1, new Set(['image']))).toEqual(['image', 'fetch', 'convert', 'launch']);
    expect(keys(3, new Set(['fetch']))).toEqual(['image', 'fetch', 'convert', 'launch']);
  });

  const repeated = treeOf(
    [...[1, 2, 3, 4, 5].map((n) => phase(`sql#${n}`, n * 100, n * 10)), phase('claim', 250, 20)],
    600,
  );

  it('tells five siblings of one name together', () => {
    const rows = listTreeRows(repeated, { depth: 9, toggled: nothing, kept: null });
    expect(rows.filter(({ key }) => !key.startsWith('gap'))).toMatchObject([
      {
        key: 'group:sql#1',
        expanded: false,
        startMs: 100,
        durationMs: 450,
        group: { count: 5, totalMs: 150, maxMs: 50 },
      },
      { key: 'claim' },
    ]);
  });

  it('opens them one level in', () => {
    const rows = listTreeRows(repeated, { depth: 9, toggled: new Set(['group:sql#1']), kept: null });
    const members = rows.filter(({ phase: each }) => each?.name === 'sql');
    expect(members.map(({ key, level, position }) => [key, level, position])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [`sql#${n}`, 2, n]),
    );
  });

  it('filters a hundred thousand phases in no time', () => {
    const phases = Array.from({ length: 100_000 }, (_, n) =>
      phase(`step#${n}`, n, 1 + (n % 50), n >= 100 ? `step#${n % 100}` : null),
    );
    const tree = treeOf(phases, 100_050);
    const cpuMs = startCpuTime();
    const filter = parseRowFilter('step >40ms', 100_050);
    const kept = filter && applyRowFilter(tree, filter).kept;
    expect(listTreeRows(tree, { depth: 1, toggled: nothing, kept }).length).toBeGreaterThan(18_000);
    expect(cpuMs()).toBeLessThan(1500);
  });
});
