/** Text without control characters, which could command a terminal or break a table's row. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
