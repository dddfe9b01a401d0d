import { withoutColours } from './ansi-colour';
import { withPathHints } from './path-hints';
import type { LogRecord, RecordHints } from './record';
import { beginsRecord, continuationBehindHeader, continuesTraceback } from './record-start';

/** A record that grew past this is cut here; the longest real ones (libvirt's capabilities) have under 100 000 characters. */
const MAX_RECORD = 1_000_000;

/** A record of a text. */
export interface SplitRecord extends LogRecord {
  /** Number of the line on which it begins, from 0. */
  line: number;
}

/**
 * Splits raw text into records: a line that begins like a record with the lines that continue it (guest XML,
 * tracebacks, tables), blank lines left out. Where `hints.offset` is set it is the byte offset of the text in its file, and each
 * record gets its own; otherwise records have none. Service and host are filled in from the path.
 */
export function splitText(text: string, hints: RecordHints): SplitRecord[] {
  const plain = withoutColours(text);
  const filled = withPathHints(hints);
  const offsetOf = byteOffsets(text, plain, hints.offset);
  const records: SplitRecord[] = [];
  const flush = (open: OpenRecord | null) => {
    if (open === null) return;
    const own = hints.offset === null ? filled : { ...filled, offset: offsetOf(open.start) };
    records.push({ text: textOf(plain, open), fields: null, hints: own, line: open.line });
  };
  let open: OpenRecord | null = null;
  let line = 0;
  for (let at = 0; at < plain.length; ) {
    const newline = plain.indexOf('\n', at);
    const lineEnd = newline < 0 ? plain.length : newline;
    const end = lineEnd > at && plain.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    if (end > at && (open === null || !takesLine(plain, open, at, end))) {
      flush(open);
      open = { line, start: at, end, headEnd: end, more: null };
    }
    at = lineEnd + 1;
    line++;
  }
  flush(open);
  return records;
}

/** A record whose last line may not have come yet. */
interface OpenRecord {
  /** Number of its first line. */
  line: number;
  start: number;
  end: number;
  /** End of its first line. */
  headEnd: number;
  /** Lines after `end` that do not follow it in the text: behind blank lines, or without a header of their own. */
  more: string[] | null;
}

function textOf(plain: string, { start, end, more }: OpenRecord): string {
  return more === null ? plain.slice(start, end) : [plain.slice(start, end), ...more].join('\n');
}

/** Appends the line to the record if it continues it. */
function takesLine(plain: string, open: OpenRecord, at: number, end: number): boolean {
  if (end - open.start > MAX_RECORD) return false;
  if (!beginsRecord(plain, at, end) || continuesTraceback(plain, open.start, at)) {
    if (open.more === null && at === open.end + 1) open.end = end;
    else addLine(open, plain.slice(at, end));
    return true;
  }
  const inner = mayHaveHeader(plain, at)
    ? continuationBehindHeader(plain.slice(open.start, open.headEnd), plain.slice(at, end))
    : null;
  if (inner === null) return false;
  addLine(open, inner);
  return true;
}

function addLine(open: OpenRecord, line: string): void {
  open.more ??= [];
  open.more.push(line);
}

/** A dated line of oslo.log itself is no header. */
function mayHaveHeader(plain: string, at: number): boolean {
  return plain.charCodeAt(at + 10) !== 32;
}

/** Answers the byte offset in the file of an index in the text; null throughout where the text's own is unknown. */
function byteOffsets(text: string, plain: string, base: number | null): (at: number) => number | null {
  if (base === null) return () => null;
  // With colours taken off, indexes no longer are bytes; they still increase, which is all that order needs.
  if (plain !== text || Buffer.byteLength(plain) === plain.length) return (at) => base + at;
  let counted = 0;
  let bytes = 0;
  return (at) => {
    bytes += Buffer.byteLength(plain.slice(counted, at));
    counted = at;
    return base + bytes;
  };
}

/**
 * Joins records that a shipper sent one physical line at a time: a record whose text does not begin like one is
 * appended to the last record of the same host, path and service. What else the first record of each carries is kept.
 */
export function joinContinuations<T extends LogRecord>(records: readonly T[]): T[] {
  const joined: T[] = [];
  const heads = new Map<string, { index: number; first: string; lines: string[] }>();
  for (const given of records) {
    const text = withoutColours(given.text);
    const record = text === given.text ? given : { ...given, text };
    const { host, path, service } = record.hints;
    const key = `${host}\n${path}\n${service}`;
    const head = heads.get(key);
    const line = head === undefined ? null : continuationIn(head.first, record.text);
    if (head !== undefined && line !== null) {
      head.lines.push(line);
      continue;
    }
    if (head !== undefined) closeRecord(joined, head);
    heads.set(key, { index: joined.length, first: record.text, lines: [] });
    joined.push(record);
  }
  for (const head of heads.values()) closeRecord(joined, head);
  return joined;
}

function closeRecord<T extends LogRecord>(records: T[], head: { index: number; lines: string[] }): void {
  const record = records[head.index];
  const lines = head.lines.filter((line) => line !== '');
  if (record === undefined || lines.length === 0) return;
  records[head.index] = { ...record, text: [record.text, ...lines].join('\n') };
}

/** The text with which a line continues a record that began with `first`; null where it begins one itself. */
function continuationIn(first: string, line: string): string | null {
  if (!beginsRecord(line, 0, line.length)) return line;
  const head = first.slice(0, 40);
  if (continuesTraceback(`${head}\n${line}`, 0, head.length + 1)) return line;
  return mayHaveHeader(line, 0) ? continuationBehindHeader(first, line) : null;
}
