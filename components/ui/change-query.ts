/** Keys of a query with their new values; null and none take a key out. */
export type QueryChange = Readonly<Record<string, string | readonly string[] | null>>;

/** A query with a part of it changed; what else it holds stays. */
export function changeQuery(query: URLSearchParams, change: QueryChange): URLSearchParams {
  const changed = new URLSearchParams(query);
  for (const [key, value] of Object.entries(change)) {
    changed.delete(key);
    for (const each of [value ?? []].flat()) changed.append(key, each);
  }
  return changed;
}
