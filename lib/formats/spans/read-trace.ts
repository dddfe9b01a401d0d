import { isChromeTrace, readChromeTrace } from './chrome-trace';
import { isOsprofilerTrace, readOsprofilerTrace } from './osprofiler-trace';
import type { TraceDocument } from './trace-document';

/** How far into a text its kind is looked for. */
const HEAD_CHARS = 262_144;

/** A format of trace files. */
interface TraceFormat {
  /** Looks cheaply at the beginning of a text; may be mistaken. */
  mayBe: RegExp;
  recognises(document: unknown): boolean;
  read(document: unknown): TraceDocument;
}

/** Every trace format. */
const FORMATS: readonly TraceFormat[] = [
  { mayBe: /"traceEvents"\s*:\s*\[|"ph"\s*:\s*"/, recognises: isChromeTrace, read: readChromeTrace },
  { mayBe: /"children"\s*:\s*\[/, recognises: isOsprofilerTrace, read: readOsprofilerTrace },
];

/** Reads a text that is one trace file as a whole; null for any other text. */
export function readTrace(text: string): TraceDocument | null {
  const head = text.slice(0, HEAD_CHARS);
  const possible = /^\s*[[{]/.test(head) ? FORMATS.filter(({ mayBe }) => mayBe.test(head)) : [];
  if (possible.length === 0) return null;
  const document = parseDocument(text);
  return possible.find(({ recognises }) => recognises(document))?.read(document) ?? null;
}

/**
 * Parses a document of which the end may be missing: a Chrome trace is written event by event, and its writer may have
 * been stopped. Undefined where it cannot be read.
 */
function parseDocument(text: string): unknown {
  for (const attempt of completions(text)) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt leaves more away.
    }
  }
  return undefined;
}

function* completions(text: string): Generator<string> {
  yield text;
  const begun = text.trim();
  const isArray = begun.startsWith('[');
  if (!isArray && !/"traceEvents"\s*:\s*\[/.test(begun.slice(0, HEAD_CHARS))) return;
  const close = isArray ? ']' : ']}';
  yield `${withoutComma(begun)}${close}`;
  // What is left of an event that was cut off stands on the last line, or behind the last brace that an event begins with.
  for (const boundary of ['\n', '},{', '}, {']) {
    const cut = begun.lastIndexOf(boundary);
    if (cut !== -1) yield `${withoutComma(begun.slice(0, boundary === '\n' ? cut : cut + 1))}${close}`;
  }
}

function withoutComma(text: string): string {
  const end = text.trimEnd();
  return end.endsWith(',') ? end.slice(0, -1) : end;
}
