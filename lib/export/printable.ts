/**
 * Text on one line without control characters, which could command a terminal or break a table's row, and without those
 * that turn the direction of writing, which could make a name read as another.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
