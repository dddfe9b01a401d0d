import { INGEST_LIMITS } from '../limits';

/** A run of whole lines, or one line that is too long to be one. */
export interface TextChunk {
  kind: 'lines' | 'too_long';
  text: string;
  /** Number of its first line, from 0. */
  firstLine: number;
}

/** Cuts text into runs of whole lines, so that a large body is worked on in turns. */
export function* chunkText(text: string, maxChars: number = INGEST_LIMITS.lineChars): Generator<TextChunk> {
  let at = 0;
  let line = 0;
  while (at < text.length) {
    const isLast = text.length - at <= maxChars;
    const cut = isLast ? text.length : text.lastIndexOf('\n', at + maxChars - 1) + 1;
    const kind = cut > at ? 'lines' : 'too_long';
    const end = cut > at ? cut : endOfLine(text, at);
    const chunk = text.slice(at, end);
    yield { kind, text: chunk, firstLine: line };
    line += countLines(chunk);
    at = end;
  }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

/** Number of lines in a text; a last one without a line break counts. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}
