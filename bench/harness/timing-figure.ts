import type { Figure } from './figure';
import { formatNumber } from './table';
import type { Timing } from './timing';

/** The median of calls as a figure, with how many there were and how they spread. @param budgetMs undefined: there is none */
export function timingFigure(what: string, { n, min, p50, p95 }: Timing, budgetMs?: number): Figure {
  return {
    ...{ what, value: p50, unit: 'ms' },
    budget: budgetMs === undefined ? undefined : { most: budgetMs },
    note: `p50 of ${n}, p95 ${formatNumber(p95)}, least ${formatNumber(min)}`,
  };
}
