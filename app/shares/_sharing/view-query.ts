import { CARRIED_KEYS } from '@/components/filters/carried-query';
import { filterParsers } from '@/components/filters/filter-params';

/**
 * The part of a boot page's query that says how the boot is looked at: the selected phase, the zone, and whatever else the
 * page keeps in its URL, but not the filters of the list by which its reader came. The zone is always written out.
 */
export function viewQuery(query: string): URLSearchParams {
  const given = new URLSearchParams(query);
  const view = new URLSearchParams();
  for (const [key, value] of given) if (!CARRIED.has(key)) view.append(key, value);
  view.set('tz', filterParsers.tz.parse(given.get('tz') ?? '') ?? 'UTC');
  return view;
}

const CARRIED: ReadonlySet<string> = new Set(CARRIED_KEYS);
