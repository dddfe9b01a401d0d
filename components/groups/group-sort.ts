import type { Metric } from '@/lib/domain/cohort';
import type { GroupPercentiles } from '@/lib/domain/percentiles';

/** The columns that a table of groups can be sorted by. */
export const GROUP_COLUMNS = [
  'name',
  'n',
  'cold',
  'p50',
  'p90',
  'p95',
  'p99',
  'coldP50',
  'warmP50',
  'ratio',
] as const;

export type GroupColumn = (typeof GROUP_COLUMNS)[number];

export const GROUP_SORTS = GROUP_COLUMNS.flatMap((column) => [`${column}_desc`, `${column}_asc`] as const);

export type GroupSort = (typeof GROUP_SORTS)[number];

/** Cold median over warm median of the metric; null unless both are known and warm is not zero. */
export function coldWarmRatio(group: Pick<GroupPercentiles, 'byCache'>, metric: Metric): number | null {
  const cold = group.byCache.cold[metric].p50;
  const warm = group.byCache.warm[metric].p50;
  return cold === null || warm === null || warm === 0 ? null : cold / warm;
}

/** Share of cold boots among those whose cache state is cold or warm; null where none is. */
export function coldShare({ cold, warm }: Pick<GroupPercentiles, 'cold' | 'warm'>): number | null {
  return cold + warm === 0 ? null : cold / (cold + warm);
}

const VALUE_OF: Record<
  Exclude<GroupColumn, 'name'>,
  (group: GroupPercentiles, metric: Metric) => number | null
> = {
  n: (group, metric) => group[metric].n,
  cold: coldShare,
  p50: (group, metric) => group[metric].p50,
  p90: (group, metric) => group[metric].p90,
  p95: (group, metric) => group[metric].p95,
  p99: (group, metric) => group[metric].p99,
  coldP50: (group, metric) => group.byCache.cold[metric].p50,
  warmP50: (group, metric) => group.byCache.warm[metric].p50,
  ratio: coldWarmRatio,
};

/** The column and direction of a sort. */
export function parseGroupSort(sort: GroupSort): { column: GroupColumn; descending: boolean } {
  const [column, direction] = sort.split('_');
  return { column: GROUP_COLUMNS.find((name) => name === column) ?? 'n', descending: direction === 'desc' };
}

/** Groups in this order; groups without the figure come last in both directions. */
export function sortGroups(
  groups: readonly GroupPercentiles[],
  metric: Metric,
  sort: GroupSort,
): GroupPercentiles[] {
  const { column, descending } = parseGroupSort(sort);
  const sign = descending ? -1 : 1;
  const byName = (a: GroupPercentiles, b: GroupPercentiles) =>
    a.key.label.localeCompare(b.key.label, 'en', { numeric: true });
  if (column === 'name') return groups.toSorted((a, b) => sign * byName(a, b));
  const figureOf = VALUE_OF[column];
  return groups.toSorted((a, b) => {
    const [left, right] = [figureOf(a, metric), figureOf(b, metric)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  });
}
