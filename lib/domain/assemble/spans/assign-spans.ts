import type { Event } from '../../event';

/** A stretch of an attempt, Unix milliseconds. */
export interface AttemptStretch {
  number: number;
  fromMs: number;
  toMs: number;
}

/** Which events of traces are of which attempt. */
export interface AssignedSpans {
  /** In the order of the attempts. */
  byAttempt: Event[][];
  /** Those that are of no attempt, by their moments. */
  outside: Event[];
}

/** The request comes before the compute host's first line, its answer may come after the last. */
const BEFORE_MS = 600_000;
const AFTER_MS = 60_000;

/**
 * Gives each event of a trace to the attempt that it states, else to the one during which it began. An event that is far
 * from all of them in time is of none: a trace of another zone must not make a boot of hours.
 */
export function assignSpans(spans: readonly Event[], attempts: readonly AttemptStretch[]): AssignedSpans {
  const assigned: AssignedSpans = { byAttempt: attempts.map(() => []), outside: [] };
  for (const span of spans) {
    const near = attempts.flatMap((attempt, index) => (isNear(span, attempt) ? [{ attempt, index }] : []));
    const stated = near.find(({ attempt }) => attempt.number === span.attempt);
    const under = near.findLast(({ attempt }) => attempt.fromMs <= span.atMs) ?? near[0];
    const found = span.attempt === null ? under : stated;
    if (found === undefined) assigned.outside.push(span);
    else assigned.byAttempt[found.index]?.push(span);
  }
  return assigned;
}

function isNear({ atMs, endMs }: Event, { fromMs, toMs }: AttemptStretch): boolean {
  return (endMs ?? atMs) >= fromMs - BEFORE_MS && atMs <= toMs + AFTER_MS;
}

/** What a reader must know of spans that are not drawn. */
export function outsideNotes(outside: readonly Event[]): string[] {
  if (outside.length === 0) return [];
  return [
    `Imported spans that lie minutes or hours away from the boot's lines are not drawn (${outside.length}): check the zones of trace and log.`,
  ];
}
