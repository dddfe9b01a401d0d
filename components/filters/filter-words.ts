import type { FilterDimension, FilterParams } from './filter-params';

/** What each filter is of, for those who type it the first time. */
export const FILTER_HINTS: Record<FilterDimension, string> = {
  image: 'name, id or cache key',
  flavor: 'name or id',
  host: 'compute host',
  cache: 'cold, follower, warm, none, unknown',
  status: 'booting, running, failed, deleted, partial',
  source: 'nova, opennebula, …',
  cloud: 'label of the shipper',
};

/** One chip of the bar: a filter in words, and the change of the URL that takes it away. */
export interface FilterChip {
  label: string;
  text: string;
  without: Partial<{ [Key in keyof FilterParams]: FilterParams[Key] | null }>;
}

/** The filters as chips, one for each value. */
export function chipsOf(params: FilterParams, dimensions: readonly FilterDimension[]): FilterChip[] {
  const chips: FilterChip[] = dimensions.flatMap((dimension) => {
    const values: string[] = params[dimension];
    return values.map((value) => ({
      label: dimension,
      text: value,
      without: { [dimension]: values.filter((other) => other !== value) },
    }));
  });
  if (params.q) chips.push({ label: 'text', text: params.q, without: { q: null } });
  if (params.minMs !== null)
    chips.push({ label: 'at least', text: `${params.minMs} ms`, without: { minMs: null } });
  if (params.maxMs !== null)
    chips.push({ label: 'at most', text: `${params.maxMs} ms`, without: { maxMs: null } });
  return chips;
}

/** What was typed: a filter's name and the beginning of a value (`image:ub`, `cache=c`), or just text. */
export function splitTyped(
  typed: string,
  dimensions: readonly FilterDimension[],
): { dimension: FilterDimension | null; text: string } {
  const match = /^\s*(\w+)\s*[:=]\s*(.*)$/.exec(typed);
  const dimension = dimensions.find((name) => name === match?.[1]?.toLowerCase());
  return dimension && match
    ? { dimension, text: (match[2] ?? '').trim() }
    : { dimension: null, text: typed.trim() };
}
