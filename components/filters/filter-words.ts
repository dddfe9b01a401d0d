import type { PhaseBound } from '@/lib/domain/cohort';
import { formatAttribute } from '@/lib/domain/filter-text';
import { formatDuration } from '@/lib/layout/duration';
import type { FilterDimension, FilterParams } from './filter-params';

/** What each filter is of, for those who type it the first time. */
export const FILTER_HINTS: Record<FilterDimension, string> = {
  image: 'name, id or cache key',
  flavor: 'name or id',
  host: 'compute host',
  cache: 'cold (followers too), follower, warm, none, unknown',
  basis: 'reported, observed, inferred, none',
  status: 'booting, running, failed, deleted, partial',
  source: 'nova, opennebula, …',
  cloud: 'label of the shipper',
  release: 'of Nova or OpenNebula',
  transfer: 'OpenNebula’s transfer driver',
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
  for (const attribute of params.attribute)
    chips.push({
      label: 'attribute',
      text: formatAttribute(attribute),
      without: { attribute: params.attribute.filter((other) => other !== attribute) },
    });
  for (const phase of params.phaseMs)
    chips.push({
      label: 'phase',
      text: phaseWords(phase),
      without: { phaseMs: params.phaseMs.filter((other) => other !== phase) },
    });
  if (params.q) chips.push({ label: 'text', text: params.q, without: { q: null } });
  const of = params.durationMetric ? `${params.durationMetric} ` : '';
  if (params.minMs !== null)
    chips.push({ label: `${of}at least`, text: formatDuration(params.minMs), without: { minMs: null } });
  if (params.maxMs !== null)
    chips.push({ label: `${of}at most`, text: formatDuration(params.maxMs), without: { maxMs: null } });
  if (params.minConcurrency !== null)
    chips.push({
      label: 'boots beside, at least',
      text: String(params.minConcurrency),
      without: { minConcurrency: null },
    });
  if (params.maxConcurrency !== null)
    chips.push({
      label: 'boots beside, at most',
      text: String(params.maxConcurrency),
      without: { maxConcurrency: null },
    });
  return chips;
}

function phaseWords({ name, minMs, maxMs }: PhaseBound): string {
  const least = minMs === undefined ? '' : ` ≥ ${formatDuration(minMs)}`;
  return `${name}${least}${maxMs === undefined ? '' : ` ≤ ${formatDuration(maxMs)}`}`;
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
