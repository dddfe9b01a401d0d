import { toFilterParams } from '@/components/filters/filter-change';
import { serializeFilters } from '@/components/filters/filter-params';
import { toRoute } from '@/components/ui/route';
import type { BootFilter } from '@/lib/domain/cohort';

/** Path of the list of the boots that a filter selects, slowest first. */
export function alikeRoute(filter: BootFilter) {
  const { fromMs, toMs } = filter;
  const isBounded = fromMs !== undefined || toMs !== undefined;
  const query = serializeFilters('', {
    ...toFilterParams(filter),
    from: fromMs ?? null,
    to: toMs ?? null,
    range: isBounded ? null : 'all',
  });
  return toRoute(`/boots${query}`);
}
