const REPLACEMENT = '\ufffd';

/** Text that Postgres can store: NUL characters and lone surrogates become U+FFFD. */
export function sanitiseText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', REPLACEMENT) : wellFormed;
}

/**
 * The same for every string and key of a JSON value. Call it only after the depth was checked.
 * Escapes bring both kinds into a value whose text had neither.
 */
export function sanitiseJson(value: unknown): unknown {
  if (typeof value === 'string') return sanitiseText(value);
  if (Array.isArray(value)) return value.map(sanitiseJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [sanitiseText(key), sanitiseJson(member)]),
  );
}
