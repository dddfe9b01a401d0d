/** What a body holds: JSON values in any arrangement, or lines of text. */
export type BodyForm = 'json' | 'text';

/**
 * Tells JSON from text by the first characters, since shippers label either as the other: rsyslog sends lines as
 * `application/json`, Fluentd JSON as `text/plain`. A bracket alone does not make JSON: `[    0.000000] Linux version`.
 */
export function sniffForm(text: string): BodyForm {
  const head = text.slice(0, SNIFFED_CHARS).replaceAll(RECORD_SEPARATOR, '').trimStart();
  if (/^(\{\s*["}]|\[\s*[[{"\]])/.test(head)) return 'json';
  return SCALAR_ARRAY.test(head) && isJson(text) ? 'json' : 'text';
}

/** An array of anything but objects and text holds no items, each of which is to be refused; or it begins a line: `[12, 7] …`. */
const SCALAR_ARRAY = /^\[\s*(?:-?\d|true\b|false\b|null\b)/;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const SNIFFED_CHARS = 4096;
/** Before each value of a JSON text sequence (RFC 7464). */
const RECORD_SEPARATOR = '\u001e';
