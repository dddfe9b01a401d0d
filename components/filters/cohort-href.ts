import type { BootFilter } from '@/lib/domain/cohort';
import { toFilterParams } from './filter-change';
import { serializeFilters } from './filter-params';

/** The prefix of a side of a comparison that is a cohort; behind it stands its filter as in any page's URL. */
export const COHORT_SIDE = 'cohort:';

/** A cohort as a side of a comparison, its time as fixed bounds. */
export function cohortSide(filter: BootFilter): string {
  const query = serializeFilters('', {
    ...toFilterParams(filter),
    from: filter.fromMs ?? null,
    to: filter.toMs ?? null,
    range: filter.fromMs === undefined && filter.toMs === undefined ? 'all' : null,
  });
  return `${COHORT_SIDE}${query.slice(1)}`;
}

/** The page that holds one cohort against another. */
export function compareCohortsHref(a: BootFilter, b: BootFilter): string {
  return `/compare?${new URLSearchParams({ a: cohortSide(a), b: cohortSide(b) })}`;
}

const WEEK_MS = 7 * 86_400_000;

/** The boots before a moment against those after it: as much of a filter's window as lies within a week of it. */
export function beforeAfterHref(filter: BootFilter, atMs: number, nowMs: number): string {
  const fromMs = Math.max(filter.fromMs ?? Number.NEGATIVE_INFINITY, atMs - WEEK_MS);
  const toMs = Math.min(filter.toMs ?? nowMs, atMs + WEEK_MS);
  return compareCohortsHref({ ...filter, fromMs, toMs: atMs }, { ...filter, fromMs: atMs, toMs });
}
