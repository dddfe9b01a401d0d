import type { SidePhase } from '@/lib/domain/compare/compared-side';
import type { ComparedSubject, SubjectsCompared } from '@/lib/domain/compare/compared-subject';
import { renderCsv } from './csv';

/** The columns of a comparison's CSV, in order, with what each holds. */
export const COMPARISON_COLUMNS = [
  ['a', 'What A is: id of its boot, or `peers`'],
  ['b', 'What B is'],
  ['start', 'What both are compared from: `request` or `build`'],
  ['row', '`phase`, `unaccounted`, `rest` or `sum`'],
  ['path', 'Names from the top of the tree down, separated by ` > `'],
  ['level', '1 at the top'],
  ['stage', 'Stage'],
  ['kind', '`work` or `wait`'],
  ['a_count', 'How often it occurs in A; empty where A lacks it'],
  ['b_count', 'How often it occurs in B'],
  ['a_ms', 'All its occurrences in A'],
  ['b_ms', 'All its occurrences in B'],
  ['difference_ms', 'A less B'],
  [
    'share_ms',
    'What it makes of the whole difference; rows of level 1 and the last ones but `sum` add up to it',
  ],
] as const;

/** A comparison as CSV (RFC 4180): a row for each phase in the order of the tree, then what makes the sum complete. */
export function renderComparisonCsv({ a, b, start, comparison }: SubjectsCompared): string {
  const shared = [refOf(a), refOf(b), start] as const;
  const { unaccountedMs, restMs, differenceMs } = comparison;
  const rows = comparison.rows.map((row) => [
    ...shared,
    'phase',
    (row.a ?? row.b)?.names.join(' > ') ?? row.name,
    row.level,
    row.stage,
    row.kind,
    countOf(row.a),
    countOf(row.b),
    row.a?.durationMs ?? null,
    row.b?.durationMs ?? null,
    row.differenceMs,
    row.shareMs,
  ]);
  const last = (name: string, ofA: number | null, ofB: number | null, shareMs: number | null) => [
    ...shared,
    name,
    ...Array<null>(6).fill(null),
    ofA,
    ofB,
    ofA === null || ofB === null ? null : ofA - ofB,
    shareMs,
  ];
  return renderCsv([
    COMPARISON_COLUMNS.map(([name]) => name),
    ...rows,
    last('unaccounted', comparison.a.unaccountedMs, comparison.b.unaccountedMs, unaccountedMs),
    last('rest', null, null, restMs),
    last('sum', comparison.a.durationMs, comparison.b.durationMs, differenceMs),
  ]);
}

function refOf(subject: ComparedSubject): string {
  return subject.kind === 'boot' ? subject.boot.id : 'peers';
}

function countOf(phase: SidePhase | null): number | null {
  return phase?.count ?? null;
}
