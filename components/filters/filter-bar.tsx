import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { toRoute } from '@/components/ui/route';
import { formatCount } from '@/lib/layout/quantity';
import { visibleText } from '@/lib/layout/visible-text';
import { CopyLink } from './copy-link';
import { FilterInput } from './filter-input';
import {
  FILTER_DIMENSIONS,
  type FilterDimension,
  type FilterParams,
  serializeFilters,
} from './filter-params';
import { chipsOf } from './filter-words';
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
  /** Boots that the filters and the time leave, and all there are; not exact where they were counted up to a limit. */
  counts?: { shown: number; all: number; exact: boolean };
  /** Dimensions that can be typed here; a member's own page leaves its dimension out. */
  dimensions?: readonly FilterDimension[];
  /** Page-specific controls before the count. */
  children?: ReactNode;
}

/** The one bar under the frame of every page: time, filters as chips, a field to type more, the count, the link. */
export function FilterBar(props: FilterBarProps) {
  const { path, params, window, zone, nowMs, counts, dimensions = FILTER_DIMENSIONS } = props;
  const own = new URLSearchParams(props.query);
  own.delete('cursor');
  const hrefWith = (change: Parameters<typeof serializeFilters>[1]) =>
    serializeFilters(`${path}?${own}`, change);
  const chips = chipsOf(params, dimensions).map((chip) => ({ ...chip, href: hrefWith(chip.without) }));
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
        withoutLast={chips.at(-1)?.href ?? null}
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

function Chip({ label, text, href }: { label: string; text: string; href: string }) {
  return (
    <span className="flex h-6 max-w-80 items-center gap-1 rounded-sm border border-line-strong bg-raised pl-2">
      <span className="text-ink-3">{label}</span>
      <span className="truncate font-medium" title={text}>
        {visibleText(text)}
      </span>
      <Link
        href={toRoute(href)}
        prefetch={false}
        scroll={false}
        aria-label={`Remove filter ${label} ${text}`}
        className="grid h-6 w-6 place-items-center text-ink-3 hover:text-ink"
      >
        <Icon name="close" size={12} />
      </Link>
    </span>
  );
}

function BootCount({ shown, all, exact }: { shown: number; all: number; exact: boolean }) {
  const more = exact ? '' : '\u202f+';
  return (
    <span className="whitespace-nowrap text-ink-2" role="status">
      {shown === all ? (
        <>
          <b className="font-semibold text-ink">
            {formatCount(all)}
            {more}
          </b>{' '}
          {all === 1 ? 'boot' : 'boots'}
        </>
      ) : (
        <>
          <b className="font-semibold text-ink">{formatCount(shown)}</b> of {formatCount(all)} boots
        </>
      )}
    </span>
  );
}
