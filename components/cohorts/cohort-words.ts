import type { FilterParams } from '@/components/filters/filter-params';
import { chipsOf } from '@/components/filters/filter-words';
import type { BootFilter } from '@/lib/domain/cohort';
import { FILTER_DIMENSIONS } from '@/lib/domain/filter-keys';
import { formatDateTime, formatOffset } from '@/lib/layout/clock-time';

/** What tells a cohort from all boots: `image ubuntu-24.04, cache cold`; `all boots` where nothing does. */
export function cohortWords(params: FilterParams): string {
  const chips = chipsOf(params, FILTER_DIMENSIONS);
  return chips.length === 0 ? 'all boots' : chips.map(({ label, text }) => `${label} ${text}`).join(', ');
}

/** The time of a cohort. */
export function windowWords({ fromMs, toMs }: BootFilter, zone: string): string {
  const at = (ms: number) => `${formatDateTime(ms, zone, 'min')} ${formatOffset(zone, ms)}`;
  if (fromMs === undefined && toMs === undefined) return 'all time';
  if (fromMs === undefined) return `before ${at(toMs ?? 0)}`;
  return toMs === undefined ? `since ${at(fromMs)}` : `${formatDateTime(fromMs, zone, 'min')} to ${at(toMs)}`;
}
