import type { ChromeEvent } from './chrome-event';

/** A span of a Chrome trace, from one event or two. Times in microseconds. */
export interface ChromeSpan {
  first: ChromeEvent;
  /** The event that ends it, where it has one of its own. */
  last: ChromeEvent | null;
  startUs: number;
  endUs: number;
  /** Its end is not in the file. */
  open: boolean;
  /** Begun by `b`: it may overlap its siblings. */
  isAsync: boolean;
  parent: ChromeSpan | null;
}

/**
 * Makes spans of events: `X` as they are, `B` with the `E` that closes it on its thread, `b` with the `e` of its id, an
 * unmatched begin open until the last moment of the file; then finds out which contains which.
 */
export function spansOfEvents(events: readonly ChromeEvent[]): ChromeSpan[] {
  const lastUs = events.reduce((latest, { ts, dur }) => Math.max(latest, ts + dur), Number.NEGATIVE_INFINITY);
  const inTime = events.toSorted((a, b) => a.ts - b.ts || a.index - b.index);
  const threads = new Pairs(lastUs);
  const asyncs = new Pairs(lastUs);
  const whole: ChromeSpan[] = [];
  for (const event of inTime) {
    if (event.ph === 'X') whole.push(spanOf(event, null, event.ts + event.dur, false));
    else if (event.ph === 'B') threads.begin(event.track, event);
    else if (event.ph === 'E') threads.end(event.track, event);
    else if (event.ph === 'b') asyncs.begin(event.asyncId, event);
    else if (event.ph === 'e') asyncs.end(event.asyncId, event);
  }
  const spans = [...nest([...whole, ...threads.finish()], ({ first }) => first.track)];
  return [...spans, ...nest(asyncs.finish(), ({ first }) => first.asyncId)];
}

/** Begins and ends of one kind, each matched with the last begin of its place that is still open. */
class Pairs {
  private readonly open = new Map<string, ChromeEvent[]>();
  private readonly spans: ChromeSpan[] = [];

  constructor(private readonly lastUs: number) {}

  begin(place: string, event: ChromeEvent): void {
    const stack = this.open.get(place);
    if (stack === undefined) this.open.set(place, [event]);
    else stack.push(event);
  }

  /** An end need not tell its name; where it does, it ends the last of that name. */
  end(place: string, event: ChromeEvent): void {
    const stack = this.open.get(place) ?? [];
    const named = stack.findLastIndex(({ name }) => event.name === '' || name === event.name);
    const at = named === -1 ? stack.length - 1 : named;
    const [begin] = at < 0 ? [] : stack.splice(at, 1);
    if (begin !== undefined) this.spans.push(spanOf(begin, event, event.ts, false));
  }

  finish(): ChromeSpan[] {
    const left = [...this.open.values()].flat();
    return [
      ...this.spans,
      ...left.map((begin) => spanOf(begin, null, Math.max(begin.ts, this.lastUs), true)),
    ];
  }
}

function spanOf(first: ChromeEvent, last: ChromeEvent | null, endUs: number, open: boolean): ChromeSpan {
  return { first, last, startUs: first.ts, endUs, open, isAsync: first.ph === 'b', parent: null };
}

/**
 * Names to each span the innermost one of its place that contains it; what overlaps without containing is beside it. Of
 * two that overlap, the later to begin and to end holds whatever both hold, so that the earlier can be forgotten: the
 * stack's ends fall towards its top, and one pass suffices.
 */
function nest(spans: readonly ChromeSpan[], placeOf: (span: ChromeSpan) => string): ChromeSpan[] {
  const inTime = spans.toSorted(
    (a, b) => a.startUs - b.startUs || b.endUs - a.endUs || a.first.index - b.first.index,
  );
  const open = new Map<string, ChromeSpan[]>();
  for (const span of inTime) {
    const place = placeOf(span);
    const stack = open.get(place) ?? [];
    open.set(place, stack);
    while ((stack.at(-1)?.endUs ?? span.endUs) < span.endUs) stack.pop();
    span.parent = stack.at(-1) ?? null;
    // What has no length holds nothing, not even another at the same moment.
    if (span.endUs > span.startUs) stack.push(span);
  }
  return inTime;
}
