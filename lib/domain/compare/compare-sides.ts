import type { PhaseKind, Stage } from '../stage';
import { alignPhases, type PhasePair } from './align-phases';
import type { ComparedSide, SidePhase } from './compared-side';

/** A row of a comparison: what two sides have under the same names. Differences are A less B: positive where A took longer. */
export interface ComparedRow {
  /** Unique in its comparison. */
  key: string;
  /** Key of the row that contains it. */
  parent: string | null;
  /** 1 for the top of the tree. */
  level: number;
  name: string;
  stage: Stage;
  kind: PhaseKind;
  concurrent: boolean;
  a: SidePhase | null;
  b: SidePhase | null;
  /** Milliseconds; a side without the phase counts as none. */
  differenceMs: number;
  /**
   * How much of the difference of the two durations this row makes, what is below it included; what ran beside the path
   * that decided makes none. Null below the top where a side's own path is not known.
   */
  shareMs: number | null;
}

/** Two sides, phase by phase. */
export interface Comparison {
  a: ComparedSide;
  b: ComparedSide;
  /** In the order of the tree: each before what it contains, siblings by start. */
  rows: readonly ComparedRow[];
  /** Difference of the durations, milliseconds; null where a side has none. */
  differenceMs: number | null;
  /** What unaccounted time makes of it; null where that is not known of a side. */
  unaccountedMs: number | null;
  /** What is left of it after the rows at the top and the unaccounted time: 0 between boots, since medians alone do not add up. */
  restMs: number | null;
}

/** Compares two sides phase by phase, so that the shares of the rows at the top, the unaccounted time and the rest add up. */
export function compareSides(a: ComparedSide, b: ComparedSide): Comparison {
  const isExact = a.unaccountedMs !== null && b.unaccountedMs !== null;
  const rows = rowsOf(alignPhases(a.phases, b.phases), isExact);
  const differenceMs = differenceOf(a.durationMs, b.durationMs);
  const unaccountedMs = differenceOf(a.unaccountedMs, b.unaccountedMs);
  const told = rows.reduce((sum, { parent, shareMs }) => sum + (parent === null ? (shareMs ?? 0) : 0), 0);
  const restMs = differenceMs === null ? null : differenceMs - told - (unaccountedMs ?? 0);
  return { a, b, rows, differenceMs, unaccountedMs, restMs: isExact && restMs !== null ? 0 : restMs };
}

function differenceOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

function rowsOf(pairs: readonly PhasePair[], isExact: boolean): ComparedRow[] {
  const rows = pairs.map(({ a, b, ...pair }) => toRow(pair, a, b, isExact));
  if (!isExact) return rows;
  // Children come after what contains them: from the end on, every row is complete when it is added to its parent.
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const row of rows.toReversed()) {
    const parent = row.parent === null ? undefined : byKey.get(row.parent);
    if (parent) parent.shareMs = (parent.shareMs ?? 0) + (row.shareMs ?? 0);
  }
  return rows;
}

function toRow(
  { key, parent, level, name }: Omit<PhasePair, 'a' | 'b'>,
  a: SidePhase | null,
  b: SidePhase | null,
  isExact: boolean,
): ComparedRow {
  const { stage = 'guest', kind = 'work', concurrent = false } = a ?? b ?? {};
  const differenceMs = (a?.durationMs ?? 0) - (b?.durationMs ?? 0);
  const deciding = (a?.decidingMs ?? 0) - (b?.decidingMs ?? 0);
  const typical = level === 1 && !concurrent ? differenceMs : null;
  const shareMs = isExact ? deciding : typical;
  return { key, parent, level, name, stage, kind, concurrent, a, b, differenceMs, shareMs };
}
