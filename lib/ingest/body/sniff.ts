/** What a body holds: JSON values in any arrangement, or lines of text. */
export type BodyForm = 'json' | 'text';

/**
 * Tells JSON from text by the first characters, since shippers label either as the other: rsyslog sends lines as
 * `application/json`, Fluentd JSON as `text/plain`. A bracket alone does not make JSON: `[    0.000000] Linux version`.
 */
export function sniffForm(text: string): BodyForm {
  const head = text.slice(0, SNIFFED_CHARS).replaceAll(RECORD_SEPARATOR, '').trimStart();
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(head)) return 'json';
  return head.startsWith('[') && isWholeArray(text) ? 'json' : 'text';
}

/** An array of numbers or nulls holds no item, but whoever posted it must learn that. */
function isWholeArray(text: string): boolean {
  if (!text.trimEnd().endsWith(']')) return false;
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

const SNIFFED_CHARS = 4096;
/** Before each value of a JSON text sequence (RFC 7464). */
const RECORD_SEPARATOR = '\u001e';
