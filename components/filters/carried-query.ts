/** Keys of the URL that belong to no page alone: filters, time and zone. `filterParsers` reads them. */
export const CARRIED_KEYS = [
  'image',
  'flavor',
  'host',
  'cache',
  'basis',
  'status',
  'source',
  'cloud',
  'release',
  'transfer',
  'attribute',
  'phaseMs',
  'minConcurrency',
  'maxConcurrency',
  'q',
  'minMs',
  'maxMs',
  'durationMetric',
  'range',
  'from',
  'to',
  'tz',
] as const;

/** The part of a page's query that its links to other pages carry: filters, time and zone, nothing of the page's own. */
export function carriedQuery(query: URLSearchParams): string {
  const carried = new URLSearchParams();
  for (const key of CARRIED_KEYS) {
    for (const value of query.getAll(key)) if (value) carried.append(key, value);
  }
  const text = carried.toString();
  return text ? `?${text}` : '';
}
