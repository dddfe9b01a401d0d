import { XMLParser } from 'fast-xml-parser';

/** A parsed element: text, or elements by name, several of one name as an array. OpenNebula's JSON has the same shape. */
export type Tree = Readonly<Record<string, unknown>>;

const PROLOGUE = /^(?:<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|\s)*/;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  // Without a DTD there are the five predefined entities only, and XML in XML (one.vm.info) has thousands of them.
  processEntities: {
    enabled: true,
    maxTotalExpansions: Number.POSITIVE_INFINITY,
    maxExpandedLength: Number.POSITIVE_INFINITY,
  },
});

/**
 * Parses XML without attributes. A document type is refused, so that no entity can be declared; a text that does not
 * end with its root's end tag, or nests deeper than the parser's limit of 100, is refused as well.
 */
export function parseXml(text: string): { ok: true; root: Tree } | { ok: false; reason: string } {
  const body = text.trim().replace(PROLOGUE, '');
  if (/^<!(?:DOCTYPE|ENTITY)/i.test(body))
    return { ok: false, reason: 'XML with a document type is refused' };
  const name = /^<([A-Za-z_][\w.-]*)/.exec(body)?.[1];
  if (name === undefined || !body.endsWith(`</${name}>`)) {
    return { ok: false, reason: 'XML is cut: it does not end with the end tag of its first element' };
  }
  try {
    const root: unknown = parser.parse(body);
    return isTree(root) ? { ok: true, root } : { ok: false, reason: 'XML holds no element' };
  } catch (error) {
    return { ok: false, reason: `XML cannot be read: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}

/** Whether a value is an element with elements in it. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of a name; a single one is not an array in either notation. */
export function elementsOf(tree: Tree | null, name: string): Tree[] {
  const value = tree?.[name];
  return (Array.isArray(value) ? value : [value]).filter(isTree);
}

/** The first element of a name, or null. */
export function elementOf(tree: Tree | null, name: string): Tree | null {
  return elementsOf(tree, name)[0] ?? null;
}

/** The text of a child element, trimmed; null where it is missing or empty. */
export function textOf(tree: Tree | null, name: string): string | null {
  const value = tree?.[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string' && typeof first !== 'number') return null;
  const text = String(first).trim();
  return text === '' ? null : text;
}

/** The number in a child element; null where there is none. Numbers are strings in both notations. */
export function numberOf(tree: Tree | null, name: string): number | null {
  const text = textOf(tree, name);
  const value = text === null ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The moment in a child element, Unix milliseconds; null for 0, which stands for "not yet". */
export function momentOf(tree: Tree | null, name: string): number | null {
  const seconds = numberOf(tree, name);
  return seconds === null || seconds <= 0 ? null : seconds * 1000;
}
