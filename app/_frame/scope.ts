import 'server-only';
import { createLoader, type SearchParams } from 'nuqs/server';
import type { BootTotal } from '@/components/filters/boot-total';
import { type FilterParams, filterParsers, toBootFilter } from '@/components/filters/filter-params';
import { resolveWindow, type TimeWindow } from '@/components/filters/time-window';
import type { BootFilter } from '@/lib/domain/cohort';
import { writeBootFilter } from '@/lib/http/boot-filter-query';
import { getDatabase } from '@/lib/store/db';
import { listBoots } from '@/lib/store/list-boots';
import { readZone } from './reader-settings';
import { remembered } from './remembered';

/** All boots there are, whatever the filters. */
export interface Everything {
  total: BootTotal;
  /** Unix milliseconds of the newest boot's start; null without boots. */
  newestMs: number | null;
}

/** What every page that filters boots starts from. */
export interface Scope {
  params: FilterParams;
  /** The page's whole query, its own parameters included. */
  query: URLSearchParams;
  window: TimeWindow;
  filter: BootFilter;
  /** The filter as the API reads it, without `?`. */
  apiQuery: string;
  zone: string;
  nowMs: number;
  everything: Everything;
}

const loadFilters = createLoader(filterParsers);

/** Reads filters, time and zone of a page from its URL, and how much there is at all. */
export async function readScope(searchParams: Promise<SearchParams>): Promise<Scope> {
  const given = await searchParams;
  const query = toQuery(given);
  const params = loadFilters(query);
  const [everything, zone] = await Promise.all([readEverything(), readZone(params.tz)]);
  const nowMs = Date.now();
  const window = resolveWindow(params, nowMs, everything.newestMs);
  const filter = toBootFilter(params, window);
  const apiQuery = writeBootFilter(filter).toString();
  return { params, query, window, filter, apiQuery, zone, nowMs, everything };
}

/** Counting a large database for every page and reader costs more than the page itself; a second later is soon enough. */
export const readEverything = remembered(askEverything, {
  forMs: 1000,
  worthKeeping: ({ total }) => total.boots > 0,
});

async function askEverything(): Promise<Everything> {
  const { boots, total, totalIsExact } = await listBoots(
    getDatabase(),
    {},
    { sort: 'started_desc', limit: 1, cursor: null },
  );
  return { total: { boots: total, isExact: totalIsExact }, newestMs: boots[0]?.startedAtMs ?? null };
}

/** The query of a page as it stands in the URL. */
export function toQuery(given: SearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given))
    for (const each of [value ?? []].flat()) query.append(key, each);
  return query;
}
