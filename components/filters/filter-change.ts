import type { BootFilter } from '@/lib/domain/cohort';
import { formatAttributeMatch, formatPhaseBound } from '@/lib/domain/filter-text';
import { FILTER_DIMENSIONS, type FilterParams } from './filter-params';

/** A filter as it stands in the URL; its time is left out. */
export function toFilterParams(filter: BootFilter): Partial<FilterParams> {
  const { q, minMs, maxMs, durationMetric, minConcurrency, maxConcurrency } = filter;
  const bounds = { q, minMs, maxMs, durationMetric, minConcurrency, maxConcurrency };
  return {
    ...withoutUndefined(Object.fromEntries(FILTER_DIMENSIONS.map((name) => [name, filter[name]]))),
    ...withoutUndefined(bounds),
    ...(filter.attribute ? { attribute: filter.attribute.map(formatAttributeMatch) } : {}),
    ...(filter.phase ? { spent: filter.phase.map(formatPhaseBound) } : {}),
  };
}

/** The change of the URL that narrows its boots to those of a further filter. */
export function narrowedBy(params: FilterParams, further: BootFilter): Partial<FilterParams> {
  const change = toFilterParams(further);
  if (change.attribute) change.attribute = united(params.attribute, change.attribute);
  if (change.spent) change.spent = united(params.spent, change.spent);
  return change;
}

function united(texts: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...texts, ...more])];
}

function withoutUndefined<Value>(record: Record<string, Value | undefined>): Record<string, Value> {
  // The filter leaves no undefined behind.
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Record<
    string,
    Value
  >;
}
