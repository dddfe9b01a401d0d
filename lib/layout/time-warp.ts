import type { Span } from './time-axis';

/** How time is put on the axis. */
export const TIME_SCALES = ['linear', 'gaps', 'log'] as const;

/** `gaps`: quiet stretches are pressed together; `log`: the beginning is drawn wider than what is later. */
export type TimeScaleName = (typeof TIME_SCALES)[number];

/** A strictly growing map of elapsed time to a measure in which the axis is even, and its inverse. */
export interface TimeWarp {
  to: (ms: number) => number;
  from: (measure: number) => number;
}

/** Time as it is. */
export const LINEAR: TimeWarp = { to: (ms) => ms, from: (measure) => measure };

/** Even in the logarithm of the time since the start, and even around the start itself: `unitMs` is drawn as long as each decade begins. */
export function logWarp(unitMs: number): TimeWarp {
  return {
    to: (ms) => Math.sign(ms) * Math.log1p(Math.abs(ms) / unitMs),
    from: (measure) => Math.sign(measure) * Math.expm1(Math.abs(measure)) * unitMs,
  };
}

/** Presses stretches (in order, apart from each other) to the same short length each; all else stays as it is. */
export function gapWarp(quiet: readonly Span[], pressedMs: number): TimeWarp {
  // Knots of a line of straight pieces: [ms, measure].
  const knots: Array<readonly [ms: number, measure: number]> = [];
  let saved = 0;
  for (const { fromMs, toMs } of quiet) {
    knots.push([fromMs, fromMs - saved]);
    saved += toMs - fromMs - pressedMs;
    knots.push([toMs, toMs - saved]);
  }
  return { to: interpolate(knots, 0, 1), from: interpolate(knots, 1, 0) };
}

type Side = 0 | 1;

function interpolate(knots: ReadonlyArray<readonly [number, number]>, given: Side, wanted: Side) {
  return (value: number): number => {
    let low = 0;
    let high = knots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((knots[middle]?.[given] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    const before = knots[low - 1];
    const after = knots[low];
    if (!before || !after) {
      const edge = before ?? after;
      return edge ? edge[wanted] + (value - edge[given]) : value;
    }
    const share = (value - before[given]) / (after[given] - before[given]);
    return before[wanted] + share * (after[wanted] - before[wanted]);
  };
}

interface Stretch {
  key: string;
  startMs: number;
  durationMs: number;
  kind: 'work' | 'wait';
  parent: string | null;
}

/** A stretch of less than this part of the boot is not worth a break in the axis. */
const QUIET_SHARE = 0.04;
/** What is left of a pressed stretch, as a part of the time that is not pressed. */
const PRESSED_SHARE = 0.03;

/** The stretches of a span in which no innermost phase works, only waits or nothing at all, that are long enough to press. */
export function quietStretches(phases: readonly Stretch[], span: Span): Span[] {
  const outer = new Set(phases.map(({ parent }) => parent));
  const busy = phases
    .filter(({ key, kind, startMs, durationMs }) => {
      return kind === 'work' && !outer.has(key) && Number.isFinite(startMs) && Number.isFinite(durationMs);
    })
    .sort((a, b) => a.startMs - b.startMs);
  const least = (span.toMs - span.fromMs) * QUIET_SHARE;
  const quiet: Span[] = [];
  let busyToMs = span.fromMs;
  const note = (toMs: number) => {
    if (toMs - busyToMs > least) quiet.push({ fromMs: busyToMs, toMs });
  };
  for (const { startMs, durationMs } of busy) {
    note(Math.min(startMs, span.toMs));
    busyToMs = Math.max(busyToMs, startMs + durationMs);
  }
  note(span.toMs);
  return quiet;
}

/** Length in milliseconds to which each quiet stretch of a span is pressed. */
export function pressedLength(quiet: readonly Span[], span: Span): number {
  const quietMs = quiet.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const length = span.toMs - span.fromMs;
  // Where everything is quiet, breaks share the axis evenly.
  return Math.max(length - quietMs, length * QUIET_SHARE) * PRESSED_SHARE;
}
