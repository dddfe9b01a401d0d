import { withoutColours } from './ansi-colour';
import { withPathHints } from './path-hints';
import type { LogRecord, RecordHints } from './record';
import { beginsRecord, continuesTraceback } from './record-start';

/** A record that grew past this is cut here; the longest real ones (libvirt's capabilities) have under 100 000 characters. */
const MAX_RECORD = 1_000_000;

/**
 * Splits raw text into records: a line that begins like a record with the lines that continue it (guest XML,
 * tracebacks, tables), blank lines left out. Where `hints.offset` is set it is the byte offset of the text in its file, and each
 * record gets its own; otherwise records have none. Service and host are filled in from the path.
 */
export function splitText(text: string, hints: RecordHints): LogRecord[] {
  const plain = withoutColours(text);
  const filled = withPathHints(hints);
  const offsetOf = byteOffsets(text, plain, hints.offset);
  const records: LogRecord[] = [];
  let start = -1;
  let contentEnd = 0;
  const flush = () => {
    if (start < 0) return;
    records.push({
      text: plain.slice(start, contentEnd),
      fields: null,
      hints: { ...filled, offset: offsetOf(start) },
    });
    start = -1;
  };
  for (let at = 0; at < plain.length; ) {
    const newline = plain.indexOf('\n', at);
    const lineEnd = newline < 0 ? plain.length : newline;
    const end = plain.charCodeAt(lineEnd - 1) === 13 && lineEnd > at ? lineEnd - 1 : lineEnd;
    if (end > at) {
      const joins =
        start >= 0 &&
        end - start < MAX_RECORD &&
        (!beginsRecord(plain, at, end) || continuesTraceback(plain, start, at));
      if (!joins) {
        flush();
        start = at;
      }
      contentEnd = end;
    }
    at = lineEnd + 1;
  }
  flush();
  return records;
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
  for (const record of records) {
    const { host, path, service } = record.hints;
    const key = `${host}\n${path}\n${service}`;
    const head = heads.get(key);
    if (head !== undefined && continuesRecord(head.first, record.text)) {
      head.lines.push(record.text);
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
  const lines = head.lines.filter((line) => line.trim() !== '');
  if (record === undefined || lines.length === 0) return;
  records[head.index] = { ...record, text: [record.text, ...lines].join('\n') };
}

function continuesRecord(first: string, line: string): boolean {
  if (!beginsRecord(line, 0, line.length)) return true;
  return continuesTraceback(`${first.slice(0, 40)}\n${line}`, 0, Math.min(first.length, 40) + 1);
}
