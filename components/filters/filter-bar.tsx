import type { ReactNode } from 'react';
import type { QueryChange } from '@/components/ui/change-query';
import { Icon } from '@/components/ui/icon';
import { QueryLink } from '@/components/ui/query-link';
import { FILTER_DIMENSIONS } from '@/lib/domain/filter-keys';
import { visibleText } from '@/lib/layout/visible-text';
import { type BootTotal, formatTotal } from './boot-total';
import { CopyLink } from './copy-link';
import { FilterInput } from './filter-input';
import { type FilterDimension, type FilterParams, serializeFilters } from './filter-params';
import { chipsOf } from './filter-words';
import { PAGE_KEYS } from './page-keys';
import { TimeMenu } from './time-menu';
import { freezeWindow, type TimeWindow } from './time-window';

interface FilterBarProps {
  /** Path of this page. */
  path: string;
  /** This page's whole query, so that its own state survives a change of filter. */
  query: URLSearchParams;
  params: FilterParams;
  window: TimeWindow;
  zone: string;
  nowMs: number;
  /** Boots that the filters and the time leave, and all there are. */
  counts?: { shown: BootTotal; all: BootTotal };
  /** Dimensions that can be typed here; a member's own page leaves its dimension out. */
  dimensions?: readonly FilterDimension[];
  /** Page-specific controls before the count. */
  children?: ReactNode;
}

/** The one bar under the frame of every page: time, filters as chips, a field to type more, the count, the link. */
export function FilterBar(props: FilterBarProps) {
  const { path, params, window, zone, nowMs, counts, dimensions = FILTER_DIMENSIONS } = props;
  const own = new URLSearchParams(props.query);
  for (const key of PAGE_KEYS) own.delete(key);
  const hrefWith = (change: Parameters<typeof serializeFilters>[1]) =>
    serializeFilters(`${path}?${own}`, change);
  const chips = chipsOf(params, dimensions).map((chip) => ({ ...chip, change: queryChangeOf(chip.without) }));
  const frozen = serializeFilters(`?${props.query}`, { ...freezeWindow(window, nowMs), tz: zone });
  return (
    <search
      aria-label="Filters"
      className="sticky top-0 z-20 flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-ground px-4 py-1.5"
    >
      <TimeMenu window={window} zone={zone} hrefOf={(range) => hrefWith({ range, from: null, to: null })} />
      {chips.map((chip) => (
        <Chip key={`${chip.label}:${chip.text}`} {...chip} />
      ))}
      <FilterInput
        dimensions={dimensions}
        apiQuery={apiQueryOf(params, window)}
        withoutLast={chips.at(-1)?.change ?? null}
      />
      <div className="ml-auto flex items-center gap-2">
        {props.children}
        {counts && <BootCount {...counts} />}
        <CopyLink frozenQuery={frozen} />
      </div>
    </search>
  );
}

function apiQueryOf(params: FilterParams, window: TimeWindow): string {
  const bounds = { range: null, from: window.fromMs ?? null, to: window.toMs ?? null };
  return serializeFilters('', { ...params, ...bounds, tz: null });
}

/** Other filters are another list, which is seen from its beginning. */
function queryChangeOf(filters: Parameters<typeof serializeFilters>[1] & object): QueryChange {
  const written = new URLSearchParams(serializeFilters('', filters));
  const change = Object.keys(filters).map((key) => [key, written.getAll(key)]);
  return Object.fromEntries([...change, ...PAGE_KEYS.map((key) => [key, null])]);
}

function Chip({ label, text, change }: { label: string; text: string; change: QueryChange }) {
  return (
    <span className="flex h-6 max-w-80 items-center gap-1 rounded-sm border border-line-strong bg-raised pl-2">
      <span className="text-ink-3">{label}</span>
      <span className="truncate font-medium" title={text}>
        {visibleText(text)}
      </span>
      <QueryLink
        change={change}
        aria-label={`Remove filter ${label} ${text}`}
        className="grid h-6 w-6 place-items-center text-ink-3 hover:text-ink"
      >
        <Icon name="close" size={12} />
      </QueryLink>
    </span>
  );
}

/** Of how many boots are shown; not how many there are, where that was counted no further than those. */
function BootCount({ shown, all }: { shown: BootTotal; all: BootTotal }) {
  const isEverything = all.isExact ? shown.boots === all.boots : shown.boots >= all.boots;
  return (
    <span className="whitespace-nowrap text-ink-2" role="status">
      <b className="font-semibold text-ink">{formatTotal(shown)}</b>
      {isEverything ? '' : ` of ${formatTotal(all)}`} {shown.boots === 1 && isEverything ? 'boot' : 'boots'}
    </span>
  );
}
