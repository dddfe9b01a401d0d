/** NUL, or half of a surrogate pair, as JSON.stringify writes it. */
const UNSTORABLE_ESCAPE = /\\u(0000|d[89a-f][0-9a-f]{2})/;

/** Text that Postgres can hold: NUL and halves of surrogate pairs become U+FFFD. */
export function storableText(text: string): string {
  // A lone half needs no care in plain text: written as UTF-8 it becomes U+FFFD by itself.
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
}

/** The same for text that may be missing. */
export function storableTextOrNull(text: string | null): string | null {
  return text === null ? null : storableText(text);
}

/** JSON that jsonb can hold, keys included. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return UNSTORABLE_ESCAPE.test(json) ? JSON.stringify(withWholeText(value)) : json;
}

function withWholeText(value: unknown): unknown {
  if (typeof value === 'string') return wholeText(value);
  if (Array.isArray(value)) return value.map(withWholeText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [wholeText(key), withWholeText(item)]),
  );
}

function wholeText(text: string): string {
  return storableText(text).replace(/\p{Surrogate}/gu, '\ufffd');
}
