import { storableText } from './storable-text';

/** Types whose values, as text, never hold what an array must quote. */
const PLAIN = new Set(['int', 'float8', 'boolean', 'uuid', 'timestamptz']);
const SPECIAL = /["\\\0]/;

/**
 * Values as the text of a Postgres array of this type. The driver would write the same, at several times the cost, as it
 * knows nothing of the values. NUL, which no text of Postgres can hold, becomes U+FFFD.
 */
export function arrayLiteral(type: string, values: readonly (string | number | boolean | null)[]): string {
  const isPlain = PLAIN.has(type);
  let text = '{';
  let comma = '';
  for (const value of values) {
    if (value === null) text += `${comma}NULL`;
    else if (isPlain) text += `${comma}${value}`;
    else text += `${comma}"${quoted(String(value))}"`;
    comma = ',';
  }
  return `${text}}`;
}

function quoted(text: string): string {
  return SPECIAL.test(text) ? storableText(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"') : text;
}
