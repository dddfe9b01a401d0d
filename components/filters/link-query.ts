import { CARRIED_KEYS } from './carried-query';

const CARRIED: ReadonlySet<string> = new Set(CARRIED_KEYS);

/**
 * The query of a link to a page as it is shown: what the page keeps in its URL while it is open (a phase, a zoom) stays;
 * filters, time and zone are those of `frozenQuery`, and what else that holds goes before what the URL says.
 */
export function linkQuery(shown: string, frozenQuery: string): string {
  const frozen = new URLSearchParams(frozenQuery);
  const link = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(shown))
    if (!CARRIED.has(key) && !frozen.has(key)) link.append(key, value);
  for (const [key, value] of frozen) link.append(key, value);
  return link.size > 0 ? `?${link}` : '';
}
