import { group, max, min } from 'd3-array';
import type { ComparedRow, Comparison } from '@/lib/domain/compare/compare-sides';
import type { SidePhase } from '@/lib/domain/compare/compared-side';
import { type Span, saneSpan, timeScale } from './time-axis';

export const COMPARISON_ORDERS = ['size', 'time'] as const;

export type ComparisonOrder = (typeof COMPARISON_ORDERS)[number];

/** What of a comparison is looked at. */
export interface ComparisonView {
  order: ComparisonOrder;
  /** Levels that are shown; null shows all. */
  levels: number | null;
  /** Rows at most, the first in the order. */
  mostRows: number;
}

/** The room for the bars of a row and for its difference. */
export interface ComparisonBox {
  width: number;
  /** Bars nearer to each other are drawn as one. */
  minGap: number;
}

export interface ComparedBar {
  x: number;
  width: number;
}

export interface LaidOutComparedRow extends ComparedRow {
  barsA: ComparedBar[];
  barsB: ComparedBar[];
  /** From the middle to the right where A took longer, to the left where B did; null where the row makes no difference. */
  change: ComparedBar | null;
}

export interface ComparisonLayout {
  /** The one time axis of both sides, milliseconds after their zero. */
  span: Span;
  rows: LaidOutComparedRow[];
  /** Rows of the view, also those beyond `mostRows`. */
  count: number;
  /** Where the two sides end; null where one has no duration. */
  endA: number | null;
  endB: number | null;
}

/** What of the difference a row is drawn with: its share of the whole, else its own. */
export function changeOf({ shareMs, differenceMs }: ComparedRow): number {
  return shareMs ?? differenceMs;
}

/** Both sides on one time axis, and the differences on one scale; all finite and inside of `[0, box.width]`. */
export function layoutComparison(
  comparison: Comparison,
  view: ComparisonView,
  box: ComparisonBox,
): ComparisonLayout {
  const span = spanOf(comparison);
  const x = timeScale(span, box.width);
  const ordered = orderRows(comparison.rows, view);
  const rows = ordered.slice(0, view.mostRows);
  const largest = max(rows, (row) => Math.abs(changeOf(row))) ?? 0;
  const endOf = (ms: number | null) => (ms === null ? null : x(ms));
  return {
    span,
    count: ordered.length,
    rows: rows.map((row) => ({
      ...row,
      barsA: barsOf(row.a, row.b, x, box),
      barsB: barsOf(row.b, row.a, x, box),
      change: layoutChange(changeOf(row), largest, box.width),
    })),
    endA: endOf(comparison.a.durationMs),
    endB: endOf(comparison.b.durationMs),
  };
}

/** A signed bar from the middle; `largest` reaches the edge. */
export function layoutChange(ms: number, largest: number, width: number): ComparedBar | null {
  if (!(largest > 0) || ms === 0 || !Number.isFinite(ms)) return null;
  const length = (Math.min(1, Math.abs(ms) / largest) * width) / 2;
  return { x: ms > 0 ? width / 2 : width / 2 - length, width: length };
}

function spanOf({ a, b, rows }: Comparison): Span {
  const stretches = rows.flatMap((row) => [...(row.a?.stretches ?? []), ...(row.b?.stretches ?? [])]);
  const ends = stretches.map(({ startMs, durationMs }) => startMs + durationMs);
  return saneSpan({
    fromMs: Math.min(0, min(stretches, ({ startMs }) => startMs) ?? 0),
    toMs: Math.max(a.durationMs ?? 0, b.durationMs ?? 0, max(ends) ?? 0),
  });
}

/** A typical phase is known by its length alone: it is drawn where the other side's begins. */
function barsOf(
  phase: SidePhase | null,
  other: SidePhase | null,
  x: (ms: number) => number,
  { minGap }: ComparisonBox,
): ComparedBar[] {
  if (!phase) return [];
  const startMs = other?.stretches[0]?.startMs;
  const typical = startMs === undefined ? [] : [{ startMs, durationMs: phase.durationMs }];
  const bars: ComparedBar[] = [];
  for (const stretch of phase.stretches.length > 0 ? phase.stretches : typical) {
    const bounds = [x(stretch.startMs), x(stretch.startMs + stretch.durationMs)];
    const [from, to] = [Math.min(...bounds), Math.max(...bounds)];
    const last = bars.at(-1);
    if (last && from <= last.x + last.width + minGap) last.width = Math.max(last.width, to - last.x);
    else bars.push({ x: from, width: to - from });
  }
  return bars;
}

function orderRows(rows: readonly ComparedRow[], { order, levels }: ComparisonView): ComparedRow[] {
  const shown = levels === null ? [...rows] : rows.filter(({ level }) => level <= levels);
  if (order === 'time') return shown;
  const children = group(shown, ({ parent }) => parent);
  const ordered: ComparedRow[] = [];
  const visit = (parent: string | null) => {
    const siblings = children.get(parent) ?? [];
    for (const row of siblings.toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)))) {
      ordered.push(row);
      visit(row.key);
    }
  };
  visit(null);
  return ordered;
}
