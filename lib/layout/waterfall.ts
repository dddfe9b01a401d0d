import { type AxisTick, type Span, saneSpan } from './time-axis';
import {
  gapWarp,
  LINEAR,
  logWarp,
  pressedLength,
  quietStretches,
  type TimeScaleName,
  type TimeWarp,
} from './time-warp';
import { layoutWarpedAxis } from './warped-axis';
import { listWaterfallRows, type WaterfallRow } from './waterfall-rows';
import type { WaterfallSubject } from './waterfall-subject';

/** What of the boot is looked at. */
export interface WaterfallView {
  /** Keys of phases whose children are hidden. */
  folded: ReadonlySet<string>;
  /** The stretch that fills the width; null fits the whole boot. */
  span: Span | null;
}

/** The room for bars and ticks, in pixels. */
export interface WaterfallBox {
  width: number;
  /** A bar is never narrower, so that the shortest phase is seen. */
  minBarWidth: number;
  /** Least distance of two ticks. */
  tickGap: number;
}

/** Where a bar lies; `clipped` sides go on outside of the view. */
export interface Bar {
  x: number;
  width: number;
  clippedLeft: boolean;
  clippedRight: boolean;
}

export interface LaidOutRow extends WaterfallRow {
  /** Null where the row's time is wholly outside of the view. */
  bar: Bar | null;
}

/** The axis of a boot, whatever is looked at: made once for a boot and a kind of scale. */
export interface TimeGround {
  scale: TimeScaleName;
  /** All of the boot. */
  whole: Span;
  warp: TimeWarp;
  /** Stretches that are pressed together, in order. */
  quiet: readonly Span[];
}

/** A pressed stretch on the axis. */
export interface AxisBreak extends Span {
  x: number;
  width: number;
}

/** The time axis of one view: bars, bands, moments and ticks all stand on it. */
export interface TimeFrame {
  span: Span;
  ground: TimeGround;
  width: number;
  ticks: AxisTick[];
  breaks: AxisBreak[];
  /** Place of a moment, kept inside of the box. */
  x: (ms: number) => number;
  /** Moment at a place, also left and right of the box. */
  atX: (x: number) => number;
  /** Bar of an interval; null outside of the view. */
  barOf: (interval: { startMs: number; durationMs: number }) => Bar | null;
  /** Where the instance ran, failed or was last heard of. */
  endX: number;
  /** Where it failed; null if it did not, or outside of the view. */
  failureX: number | null;
}

export interface WaterfallLayout extends Pick<TimeFrame, 'span' | 'ticks' | 'endX' | 'failureX'> {
  rows: LaidOutRow[];
}

/** The stretch that holds all of a boot, also what stands before its start where two clocks disagree. */
export function fitSpan({ phases, moments, lengthMs, failedMs }: WaterfallSubject): Span {
  let fromMs = 0;
  let toMs = Math.max(lengthMs, failedMs ?? 0);
  for (const phase of phases) {
    if (Number.isFinite(phase.startMs)) fromMs = Math.min(fromMs, phase.startMs);
    const endMs = phase.startMs + phase.durationMs;
    if (Number.isFinite(endMs)) toMs = Math.max(toMs, endMs);
  }
  for (const { atMs } of moments) if (Number.isFinite(atMs)) fromMs = Math.min(fromMs, atMs);
  return saneSpan({ fromMs, toMs });
}

/** On a logarithmic axis the first thousandth of the boot is even. */
const LOG_UNIT_SHARE = 0.001;

/** The axis of a boot on a kind of scale. Without a stretch that is worth pressing, `gaps` is the linear one. */
export function groundOf(subject: WaterfallSubject, scale: TimeScaleName): TimeGround {
  const whole = fitSpan(subject);
  if (scale === 'log') {
    const warp = logWarp((whole.toMs - whole.fromMs) * LOG_UNIT_SHARE);
    return { scale, whole, warp, quiet: [] };
  }
  const quiet = scale === 'gaps' ? quietStretches(subject.phases, whole) : [];
  if (quiet.length === 0) return { scale: 'linear', whole, warp: LINEAR, quiet };
  return { scale, whole, warp: gapWarp(quiet, pressedLength(quiet, whole)), quiet };
}

/** Lays out the axis for the stretch that is looked at; null looks at all of the boot. */
export function frameTime(
  ground: TimeGround,
  view: Span | null,
  subject: Pick<WaterfallSubject, 'lengthMs' | 'failedMs'>,
  box: WaterfallBox,
): TimeFrame {
  const span = saneSpan(view ?? ground.whole);
  const { warp, scale, quiet } = ground;
  const from = warp.to(span.fromMs);
  const length = warp.to(span.toMs) - from;
  const x = (ms: number) => {
    const share = Number.isNaN(ms) ? 0 : (warp.to(ms) - from) / length;
    return Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share)) * box.width;
  };
  const { failedMs } = subject;
  const seen = quiet.filter(({ fromMs, toMs }) => toMs > span.fromMs && fromMs < span.toMs);
  return {
    span,
    ground,
    width: box.width,
    ticks: layoutWarpedAxis({ span, scale, warp, quiet, x }, box),
    breaks: seen.map((pause) => ({ ...pause, x: x(pause.fromMs), width: x(pause.toMs) - x(pause.fromMs) })),
    x,
    atX: (place) => warp.from(from + (place / box.width) * length),
    barOf: (interval) => barOf(interval, span, x, box),
    endX: x(subject.lengthMs),
    failureX: failedMs === null || failedMs < span.fromMs || failedMs > span.toMs ? null : x(failedMs),
  };
}

/**
 * Bars and ticks of a boot on one scale. Everything is finite and inside `[0, box.width]`, whatever the phases hold:
 * without length, without end, reversed, before the start, or beyond what a clock can say.
 */
export function layoutWaterfall(
  subject: WaterfallSubject,
  view: WaterfallView,
  box: WaterfallBox,
): WaterfallLayout {
  const frame = frameTime(groundOf(subject, 'linear'), view.span, subject, box);
  const { span, ticks, endX, failureX } = frame;
  const rows = listWaterfallRows(subject, view.folded).map((row) => ({ ...row, bar: frame.barOf(row) }));
  return { span, rows, ticks, endX, failureX };
}

function barOf(
  { startMs: start, durationMs }: { startMs: number; durationMs: number },
  span: Span,
  x: (ms: number) => number,
  box: WaterfallBox,
): Bar | null {
  const [one, other] = [orZero(start), orZero(start + durationMs)];
  const startMs = Math.min(one, other);
  const endMs = Math.max(one, other);
  if (endMs < span.fromMs || startMs > span.toMs) return null;
  const width = Math.min(box.width, Math.max(box.minBarWidth, x(endMs) - x(startMs)));
  return {
    // A bar that was widened at the right edge is moved back inside.
    x: Math.max(0, Math.min(x(startMs), box.width - width)),
    width,
    clippedLeft: startMs < span.fromMs,
    clippedRight: endMs > span.toMs,
  };
}

function orZero(ms: number): number {
  return Number.isNaN(ms) ? 0 : ms;
}
