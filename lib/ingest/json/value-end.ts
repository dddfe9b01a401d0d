const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Where a JSON value ends; or why it has no end, and how far the search went. */
export type ValueEnd = { end: number } | { end: null; reason: string; searchedTo: number };

/**
 * Finds the end of the JSON object, array or string that begins at `start`, looking no further than `limit`, without
 * recursion and without judging what is between the brackets. A string that a line break interrupts has no end: JSON
 * allows none in it.
 * @param depth brackets that were opened before `start`
 */
export function findValueEnd(text: string, start: number, limit: number = text.length, depth = 0): ValueEnd {
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const close = findStringEnd(text, at);
      if (close === null) return { end: null, reason: 'a string has no closing quote', searchedTo: at };
      at = close;
      if (depth === 0) return { end: at + 1 };
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth--;
      if (depth === 0) return { end: at + 1 };
    }
  }
  return { end: null, reason: 'a bracket is not closed', searchedTo: limit };
}

function findStringEnd(text: string, open: number): number | null {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
    else if (code === 0x0a) return null;
  }
  return null;
}
