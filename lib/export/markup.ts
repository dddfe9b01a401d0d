import { printable } from './printable';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG as markup; numbers to a hundredth, attributes without a value left out. `content` is markup. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeMarkup(String(value))}"`,
    )
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Text on one line as content of an element or value of an attribute, of HTML and of XML. */
export function escapeMarkup(text: string): string {
  return escapeCharacters(printable(text));
}

/** The same with its line breaks and indentation, for a log line that has several. */
export function escapeLines(text: string): string {
  return escapeCharacters(text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, ' '));
}

function escapeCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
