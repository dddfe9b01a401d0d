import type { AttributeMatch, BootFilter, PhaseBound } from '@/lib/domain/cohort';
import { FILTER_DIMENSIONS } from '@/lib/domain/filter-keys';
import { formatAttribute, formatPhaseBound } from '@/lib/domain/filter-text';
import type { FilterParams } from './filter-params';

/** A filter as it stands in the URL; its time is left out. */
export function toFilterParams(filter: BootFilter): Partial<FilterParams> {
  const { q, minMs, maxMs, durationMetric, minConcurrency, maxConcurrency, attribute, phase } = filter;
  const others = {
    q,
    minMs,
    maxMs,
    durationMetric,
    minConcurrency,
    maxConcurrency,
    attribute,
    phaseMs: phase,
  };
  const dimensions = Object.fromEntries(FILTER_DIMENSIONS.map((name) => [name, filter[name]]));
  return Object.fromEntries(
    Object.entries({ ...dimensions, ...others }).filter(([, value]) => value !== undefined),
  );
}

/** The change of the URL that narrows its boots to those of a further filter. */
export function narrowedBy(params: FilterParams, further: BootFilter): Partial<FilterParams> {
  const change = toFilterParams(further);
  if (further.attribute) change.attribute = united(params.attribute, further.attribute, formatAttribute);
  if (further.phase) change.phaseMs = united(params.phaseMs, further.phase, formatPhaseBound);
  return change;
}

function united<Item extends AttributeMatch | PhaseBound>(
  items: readonly Item[],
  more: readonly Item[],
  format: (item: Item) => string,
): Item[] {
  return [...new Map([...items, ...more].map((item) => [format(item), item])).values()];
}
