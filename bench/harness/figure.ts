/** What a figure is measured in; `/s` and kin come with the thing counted in `Figure.what`. */
export type Unit = '/s' | 'ms' | 's' | '%' | '×' | 'MB' | 'kB' | '';

/** A bound that the plan sets: at least, or at most, so much in the figure's unit. */
export type Budget = { least: number } | { most: number };

/** One measured number of a bench. */
export interface Figure {
  what: string;
  value: number;
  unit: Unit;
  budget?: Budget;
  /** How it was measured, where the name does not tell: samples, spread, what is in it. */
  note?: string;
}

/** What one bench found. */
export interface BenchReport {
  /** What was run, with sizes. */
  title: string;
  figures: Figure[];
}

/** How often the budget fits into what was measured: 2 is twice as good as asked, under 1 is short. Null without a budget. */
export function marginOf({ value, budget }: Figure): number | null {
  if (budget === undefined) return null;
  return 'least' in budget ? value / budget.least : budget.most / value;
}

/** Whether the budget is kept; null without one. */
export function isKept(figure: Figure): boolean | null {
  const margin = marginOf(figure);
  return margin === null ? null : margin >= 1;
}
