const ESCAPE = String.fromCharCode(27);
/** As rsyslog writes the escape character. */
const OCTAL_ESCAPE = '#033';
const COLOUR = new RegExp(`(?:${ESCAPE}|${OCTAL_ESCAPE})\\[[0-9;]*[mK]`, 'g');

/** The text without the terminal colours of devstack's logs; the same string when it has none. */
export function withoutColours(text: string): string {
  return text.includes(ESCAPE) || text.includes(OCTAL_ESCAPE) ? text.replace(COLOUR, '') : text;
}
