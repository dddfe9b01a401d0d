import { FILTER_KEYS } from '@/lib/domain/filter-keys';

/** Keys of the URL that belong to no page alone: filters, time and zone. `filterParsers` reads them. */
export const CARRIED_KEYS = [...FILTER_KEYS, 'range', 'tz'] as const;

/** The part of a page's query that its links to other pages carry: filters, time and zone, nothing of the page's own. */
export function carriedQuery(query: URLSearchParams): string {
  const carried = new URLSearchParams();
  for (const key of CARRIED_KEYS) {
    for (const value of query.getAll(key)) if (value) carried.append(key, value);
  }
  const text = carried.toString();
  return text ? `?${text}` : '';
}
