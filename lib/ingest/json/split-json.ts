import { findValueEnd } from './value-end';

/** One value of a body, with its text; or a piece of text that is no JSON value. */
export type JsonPiece =
  | { kind: 'value'; value: unknown; raw: string }
  | { kind: 'broken'; raw: string; reason: string }
  | { kind: 'text'; raw: string };

/**
 * How often a text may be searched through in vain, in total. Then the ends of values are looked for on one line only,
 * with as much to spend again; then no more: hostile bodies would otherwise cost the square of their length.
 */
const VAIN_SEARCHES = 4;

/** An object around an array of items, when its first member is that array: Vector's payload_prefix, kafkarest, our own. */
const ENVELOPE = /\{\s*"(?:events|records|data)"\s*:\s*\[/y;

interface Cursor {
  at: number;
  /** Whether an array was opened around the values and is not closed yet. */
  inArray: boolean;
  /** Whether that array is the first member of an envelope. */
  inEnvelope: boolean;
  /** Characters searched in vain so far. */
  searched: number;
}

/**
 * Cuts a body into its JSON values: an array or the array in an envelope (whose elements are the values),
 * newline-delimited or concatenated values, in any mixture, on one line or pretty-printed. A broken value costs only itself. Lines of plain text between values
 * are handed on as text, together and unchanged.
 */
export function* splitJson(text: string): Generator<JsonPiece> {
  const cursor: Cursor = { at: 0, inArray: false, inEnvelope: false, searched: 0 };
  for (;;) {
    skipSeparators(text, cursor);
    if (cursor.at >= text.length) return;
    const first = text.charAt(cursor.at);
    if (first === '{' || first === '[' || first === '"') yield takeValue(text, cursor);
    else if (cursor.inArray) yield takeScalar(text, cursor);
    else yield takeText(text, cursor);
  }
}

/** Moves over white space, commas, record separators (RFC 7464) and the brackets of the array around the values. */
function skipSeparators(text: string, cursor: Cursor): void {
  for (; cursor.at < text.length; cursor.at++) {
    const char = text.charAt(cursor.at);
    if (char === '[' && !cursor.inArray) cursor.inArray = true;
    else if (char === '{' && !cursor.inArray && opensEnvelope(text, cursor)) continue;
    else if (char === ']' && cursor.inArray) closeArray(text, cursor);
    else if (!' \t\r\n,\u001e\ufeff'.includes(char)) return;
  }
}

/** Moves to the bracket that opens the array of an envelope, if one begins here. */
function opensEnvelope(text: string, cursor: Cursor): boolean {
  ENVELOPE.lastIndex = cursor.at;
  if (!ENVELOPE.test(text)) return false;
  cursor.at = ENVELOPE.lastIndex - 1;
  cursor.inArray = true;
  cursor.inEnvelope = true;
  return true;
}

/** Leaves the array; of an envelope, what stands behind its array is left too. */
function closeArray(text: string, cursor: Cursor): void {
  if (cursor.inEnvelope) {
    const found = findValueEnd(text, cursor.at + 1, searchLimit(text, cursor), 1);
    if (found.end === null) cursor.searched += found.searchedTo - cursor.at;
    else cursor.at = found.end - 1;
  }
  cursor.inArray = false;
  cursor.inEnvelope = false;
}

function takeValue(text: string, cursor: Cursor): JsonPiece {
  const start = cursor.at;
  if (cursor.searched > 2 * VAIN_SEARCHES * text.length) return giveUp(text, cursor);
  const found = findValueEnd(text, start, searchLimit(text, cursor));
  if (found.end === null) {
    cursor.searched += found.searchedTo - start;
    return takeBroken(text, cursor, found.reason, null);
  }
  const raw = text.slice(start, found.end);
  try {
    const value: unknown = JSON.parse(raw);
    cursor.at = found.end;
    return { kind: 'value', value, raw };
  } catch (error) {
    cursor.searched += found.end - start;
    return takeBroken(text, cursor, reasonOf(error), found.end);
  }
}

/** How far an end may be looked for. */
function searchLimit(text: string, { at, searched }: Cursor): number {
  if (searched > 2 * VAIN_SEARCHES * text.length) return at;
  return searched < VAIN_SEARCHES * text.length ? text.length : endOfLine(text, at);
}

function giveUp(text: string, cursor: Cursor): JsonPiece {
  const raw = text.slice(cursor.at);
  cursor.at = text.length;
  return { kind: 'broken', raw, reason: 'too much before it is broken to tell where values begin and end' };
}

function takeBroken(text: string, cursor: Cursor, reason: string, end: number | null): JsonPiece {
  const start = cursor.at;
  const lineEnd = endOfLine(text, start);
  cursor.at = end !== null && end <= lineEnd ? end : resumeAfter(text, start, lineEnd);
  return { kind: 'broken', raw: text.slice(start, cursor.at).trimEnd(), reason };
}

/**
 * Where to look for the next value after one whose end is lost: at the next object of the same line, else after the
 * lines that can only belong to a pretty-printed value (indented, closing, or a member).
 */
function resumeAfter(text: string, start: number, lineEnd: number): number {
  const next = /\}\s*,?\s*(?=\{")/g;
  next.lastIndex = start;
  const match = next.exec(text.slice(0, lineEnd));
  if (match !== null) return next.lastIndex;
  let at = lineEnd;
  while (at < text.length && ' \t\r\n"}'.includes(text.charAt(at))) {
    if (/^\s*\{/.test(text.slice(at, at + 80))) break;
    at = endOfLine(text, at);
  }
  return at;
}

function takeScalar(text: string, cursor: Cursor): JsonPiece {
  const pattern = /[^,\]\n]*/y;
  pattern.lastIndex = cursor.at;
  const raw = (pattern.exec(text)?.[0] ?? '').trim();
  cursor.at = Math.max(pattern.lastIndex, cursor.at + 1);
  try {
    return { kind: 'value', value: JSON.parse(raw), raw };
  } catch (error) {
    return { kind: 'broken', raw, reason: reasonOf(error) };
  }
}

/** The lines up to the next that begins an object; the first with its indentation. */
function takeText(text: string, cursor: Cursor): JsonPiece {
  const char = text.charAt(cursor.at);
  const lineStart = text.lastIndexOf('\n', cursor.at - 1) + 1;
  const start = text.slice(lineStart, cursor.at).trim() === '' ? lineStart : cursor.at;
  if (char === '}' || char === ']') {
    cursor.at = endOfLine(text, cursor.at);
    return { kind: 'broken', raw: text.slice(start, cursor.at).trim(), reason: `"${char}" closes nothing` };
  }
  const next = text.indexOf('\n{"', cursor.at);
  cursor.at = next === -1 ? text.length : next + 1;
  return { kind: 'text', raw: text.slice(start, cursor.at) };
}

/** Position after the line break that ends the line, or the end of the text. */
function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
