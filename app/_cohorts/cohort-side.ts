import { createLoader } from 'nuqs/server';
import { COHORT_SIDE } from '@/components/filters/cohort-href';
import { type FilterParams, filterParsers, toBootFilter } from '@/components/filters/filter-params';
import { resolveWindow } from '@/components/filters/time-window';
import type { BootFilter } from '@/lib/domain/cohort';

/** A cohort that a link names as a side of a comparison. */
export interface CohortSide {
  /** The side as it stands in the link. */
  text: string;
  params: FilterParams;
  filter: BootFilter;
}

const loadFilters = createLoader(filterParsers);

/** Reads `cohort:` and a filter as any page's URL has it; null for anything else. Ranges that move end at `nowMs`. */
export function parseCohortSide(text: string | null, nowMs: number): CohortSide | null {
  if (text === null || !text.startsWith(COHORT_SIDE)) return null;
  const params = loadFilters(new URLSearchParams(text.slice(COHORT_SIDE.length)));
  const window = resolveWindow(params, nowMs, nowMs);
  return { text, params, filter: toBootFilter(params, window) };
}
