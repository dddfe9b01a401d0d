/** A JSON value with the keys of every object in order, so that equal contents have equal texts. */
export function canonicalJson<T>(value: T): T {
  if (Array.isArray(value)) return value.map(canonicalJson) as T;
  if (typeof value !== 'object' || value === null) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    // Assigning it would set the prototype instead.
    if (key === '__proto__') Object.defineProperty(sorted, key, { value: canonicalJson(member), ...OWN });
    else if (member !== undefined) sorted[key] = canonicalJson(member);
  }
  return sorted as T;
}

const OWN = { enumerable: true, configurable: true, writable: true };
