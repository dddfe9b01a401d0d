import { isObject, numberOf, objectOf, stringOf } from '../json-value';
import { type ChromeEvent, isChromeItem, readChromeEvent, wordOf } from './chrome-event';
import { type ChromeSpan, spansOfEvents } from './chrome-spans';
import { readExportedTrace } from './exported-trace';
import { SpanIds } from './span-id';
import { kindOfSpan, stageOfSpan } from './span-stage';
import type { TraceDocument, TraceProblem, TraceSpan } from './trace-document';

/** 2005 in microseconds: larger times are of the Unix epoch, not of the file's own beginning. */
const EPOCH_US = Date.UTC(2005, 0, 1) * 1000;

/** Of so many items at the head of an array most must be events for it to be a trace rather than a list of something else. */
const PROBED_ITEMS = 5;

/** Whether a JSON document is a Chrome trace: the object form, or the array of events. */
export function isChromeTrace(document: unknown): boolean {
  if (!Array.isArray(document)) return eventItems(document) !== null;
  const probed = document.slice(0, PROBED_ITEMS);
  return probed.filter(isChromeItem).length * 2 > probed.length;
}

/**
 * Reads a Chrome trace (Trace Event Format): complete, begin and end, nestable asynchronous, instant and name events.
 * Nesting is that of each thread or id.
 */
export function readChromeTrace(document: unknown): TraceDocument {
  const items = eventItems(document) ?? [];
  const problems: TraceProblem[] = [];
  const events: ChromeEvent[] = [];
  let ignored = 0;
  for (const [index, item] of items.entries()) {
    const read = readChromeEvent(item, index);
    if (read === null) ignored++;
    else if ('ph' in read) events.push(read);
    else problems.push(read);
  }
  const base = { format: 'chrome', ignored, problems } as const;
  const exported = isObject(document) ? readExportedTrace(objectOf(document.otherData), events) : null;
  if (exported !== null) return { ...base, ...exported };
  const isAbsolute = events.length > 0 && events.every(({ ts }) => ts >= EPOCH_US);
  const zeroAtUs = isAbsolute ? 0 : (zeroOf(document) ?? null);
  return { ...base, zeroAtUs, boot: null, spans: [...foreignSpans(events, namesOf(items))] };
}

function eventItems(document: unknown): unknown[] | null {
  if (Array.isArray(document)) return document;
  return isObject(document) && Array.isArray(document.traceEvents) ? document.traceEvents : null;
}

function zeroOf(document: unknown): number | undefined {
  return isObject(document) ? numberOf(objectOf(document.otherData).zeroAtUs) : undefined;
}

/** Names of processes and threads, wherever in the file they are told. */
function namesOf(items: readonly unknown[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of items) {
    if (!isChromeItem(item) || item.ph !== 'M') continue;
    const told = stringOf(objectOf(item.args).name);
    if (told === undefined) continue;
    if (item.name === 'process_name') names.set(wordOf(item.pid), told);
    if (item.name === 'thread_name') names.set(`${wordOf(item.pid)}/${wordOf(item.tid)}`, told);
  }
  return names;
}

function foreignSpans(events: readonly ChromeEvent[], names: ReadonlyMap<string, string>): TraceSpan[] {
  const ids = new SpanIds();
  const spans = spansOfEvents(events);
  const idOf = new Map<ChromeSpan, string>();
  for (const span of spans) {
    const { first, startUs } = span;
    idOf.set(span, ids.next(first.track, span.isAsync ? first.asyncId : '', first.name, startUs));
  }
  const instants = events.filter(({ ph }) => ph === 'i' || ph === 'I');
  return [
    ...spans.map((span) => traceSpan(span, idOf, names)),
    ...instants.map((event) =>
      instantOf(event, ids.next('instant', event.track, event.name, event.ts), names),
    ),
  ];
}

function traceSpan(
  span: ChromeSpan,
  idOf: ReadonlyMap<ChromeSpan, string>,
  names: ReadonlyMap<string, string>,
): TraceSpan {
  const { first, last, startUs, endUs, open, isAsync, parent } = span;
  const raw = [first, last]
    .flatMap((event) => (event === null ? [] : [JSON.stringify(event.item)]))
    .join('\n');
  return {
    ...described(first, names),
    id: idOf.get(span) ?? '',
    parentId: parent === null ? null : (idOf.get(parent) ?? null),
    startUs,
    endUs,
    open,
    concurrent: isAsync,
    raw,
  };
}

function instantOf(event: ChromeEvent, id: string, names: ReadonlyMap<string, string>): TraceSpan {
  const raw = JSON.stringify(event.item);
  const moment = { startUs: event.ts, endUs: null, open: false, concurrent: false };
  return { ...described(event, names), id, parentId: null, ...moment, raw };
}

function described(event: ChromeEvent, names: ReadonlyMap<string, string>) {
  const { name, category, index, pid, track } = event;
  const told = Object.entries({ category, process: names.get(pid), thread: names.get(track) });
  const details = told.flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, value] as const],
  );
  return {
    name,
    stage: stageOfSpan({ name, category }),
    kind: kindOfSpan({ name, category }),
    host: null,
    details: Object.fromEntries(details),
    index,
  };
}
