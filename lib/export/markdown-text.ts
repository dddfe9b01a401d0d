/** Text that a Markdown reader shows as it is, in a table cell too. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#|~]/g, (char) => `\\${char}`);
}
