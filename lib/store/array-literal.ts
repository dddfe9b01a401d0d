/** Types whose values, as text, never hold what an array must quote. */
const PLAIN = new Set(['int', 'float8', 'boolean', 'uuid', 'timestamptz']);
const SPECIAL = /["\\]/;
const SPECIALS = /["\\]/g;

/**
 * Values as the text of a Postgres array of this type. The driver would write the same, at several times the cost, as it
 * knows nothing of the values.
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
  return SPECIAL.test(text) ? text.replace(SPECIALS, '\\$&') : text;
}
