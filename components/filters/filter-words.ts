import { parsePhaseBound } from '@/lib/domain/filter-text';
import { formatDuration } from '@/lib/layout/duration';
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
  release: 'release of Nova or OpenNebula',
  transfer: 'OpenNebula’s transfer driver: ssh, qcow2, …',
  basis: 'how the cache state is known: reported, observed, inferred',
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
  return [...chips, ...textChips(params, 'attribute'), ...textChips(params, 'spent'), ...boundChips(params)];
}

function textChips(params: FilterParams, key: 'attribute' | 'spent'): FilterChip[] {
  return params[key].map((value) => ({
    label: key === 'spent' ? 'phase' : key,
    text: key === 'spent' ? phaseWords(value) : value,
    without: { [key]: params[key].filter((other) => other !== value) },
  }));
}

function phaseWords(value: string): string {
  const bound = parsePhaseBound(value);
  if (!bound) return value;
  const { name, minMs, maxMs } = bound;
  const least = minMs === undefined ? '' : ` ≥ ${formatDuration(minMs)}`;
  return `${name}${least}${maxMs === undefined ? '' : ` ≤ ${formatDuration(maxMs)}`}`;
}

const BOUNDS = [
  ['minMs', 'at least'],
  ['maxMs', 'at most'],
  ['minConcurrency', 'beside at least'],
  ['maxConcurrency', 'beside at most'],
] as const;

function boundChips(params: FilterParams): FilterChip[] {
  return BOUNDS.flatMap(([key, label]) => {
    const value = params[key];
    if (value === null) return [];
    const isDuration = key === 'minMs' || key === 'maxMs';
    const of = isDuration && params.durationMetric ? `${params.durationMetric} ` : '';
    return {
      label: `${of}${label}`,
      text: isDuration ? formatDuration(value) : `${value} other boots`,
      without: { [key]: null },
    };
  });
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
