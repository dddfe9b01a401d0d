import { describe, expect, it } from 'vitest';
import { applyRowFilter, parseRowFilter } from './row-filter';
import { listKeptRows, listRows, type RowList, rowAt, toggledToShow } from './waterfall-rows';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';
import { buildWaterfallTree, type WaterfallTree } from './waterfall-tree';

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
const rowsOf = (rows: RowList) => Array.from({ length: rows.count }, (_, row) => rowAt(rows, row));
const opened = (tree: WaterfallTree, depth: number, toggled = nothing) =>
  rowsOf(listRows(tree, { grouped: true, depth, toggled }));
const left = (text: string, tree = boot) => {
  const filter = parseRowFilter(text, 1000);
  if (!filter) throw new Error('nothing is asked for');
  return rowsOf(listKeptRows(tree, applyRowFilter(tree, filter).kept)).map(({ key }) => key);
};

describe('the filter of a boot', () => {
  it('keeps what matches and what contains it, and opens all of it', () => {
    expect(left('chunk')).toEqual(['image', 'fetch', 'chunk']);
    expect(left('CONV')).toEqual(['image', 'convert']);
    expect(left('nothing of it')).toEqual([]);
  });

  it('tells what matches from what is there for it', () => {
    const filter = parseRowFilter('fetch', 1000);
    if (!filter) throw new Error('nothing is asked for');
    const rows = rowsOf(listKeptRows(boot, applyRowFilter(boot, filter).kept));
    expect(rows.map(({ key, isMatch }) => [key, isMatch])).toEqual([
      ['image', false],
      ['fetch', true],
    ]);
    expect(opened(boot, 9).every(({ isMatch }) => isMatch)).toBe(true);
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
    const keys = (depth: number, toggled = nothing) => opened(boot, depth, toggled).map(({ key }) => key);
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
    const rows = opened(repeated, 9);
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
    const rows = opened(repeated, 9, new Set(['group:sql#1']));
    const members = rows.filter(({ phase: each }) => each?.name === 'sql');
    expect(members.map(({ key, level, position }) => [key, level, position])).toEqual(
      [1, 2, 3, 4, 5].map((n) => [`sql#${n}`, 2, n]),
    );
  });

  it('opens what a phase is hidden in: all that contains it, and its group', () => {
    for (const depth of [1, 2, 9]) {
      const view = { grouped: true, depth, toggled: nothing };
      const shown = (tree: WaterfallTree, key: string) =>
        opened(tree, depth, toggledToShow(tree, key, view)).map((row) => row.key);
      expect(shown(boot, 'chunk')).toContain('chunk');
      expect(shown(repeated, 'sql#4')).toContain('sql#4');
    }
  });

  it('finds one of many of a name by its number', () => {
    expect(left('sql#3', repeated)).toEqual(['sql#3']);
    expect(left('#3', repeated)).toEqual(['sql#3']);
    expect(left('sql', repeated)).toHaveLength(5);
  });

  it('filters a hundred thousand phases', () => {
    const phases = Array.from({ length: 100_000 }, (_, n) =>
      phase(`step#${n}`, n, 1 + (n % 50), n >= 100 ? `step#${n % 100}` : null),
    );
    const tree = treeOf(phases, 100_050);
    const filter = parseRowFilter('step >40ms', 100_050);
    const { matches, kept } = applyRowFilter(tree, filter ?? { words: [], atLeastMs: 0, atMostMs: 0 });
    expect(matches).toBe(22_000);
    expect(listKeptRows(tree, kept).count).toBe(22_000);
  });
});
