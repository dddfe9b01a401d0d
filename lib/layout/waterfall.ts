import { type AxisTick, layoutTimeAxis, type Span, saneSpan, timeScale } from './time-axis';
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

export interface WaterfallLayout {
  span: Span;
  rows: LaidOutRow[];
  ticks: AxisTick[];
  /** Where the instance ran, failed or was last heard of. */
  endX: number;
  /** Where it failed; null if it did not, or outside of the view. */
  failureX: number | null;
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

/**
 * Bars and ticks of a boot on one scale. Everything is finite and inside `[0, box.width]`, whatever the phases hold:
 * without length, without end, reversed, before the start, or beyond what a clock can say.
 */
export function layoutWaterfall(
  subject: WaterfallSubject,
  view: WaterfallView,
  box: WaterfallBox,
): WaterfallLayout {
  const span = saneSpan(view.span ?? fitSpan(subject));
  const x = timeScale(span, box.width);
  const { failedMs } = subject;
  return {
    span,
    rows: listWaterfallRows(subject, view.folded).map((row) => ({ ...row, bar: barOf(row, span, x, box) })),
    ticks: layoutTimeAxis(span, box),
    endX: x(subject.lengthMs),
    failureX: failedMs === null || failedMs < span.fromMs || failedMs > span.toMs ? null : x(failedMs),
  };
}

function barOf(row: WaterfallRow, span: Span, x: (ms: number) => number, box: WaterfallBox): Bar | null {
  const bounds = [row.startMs, row.startMs + row.durationMs].map((ms) => (Number.isNaN(ms) ? 0 : ms));
  const startMs = Math.min(...bounds);
  const endMs = Math.max(...bounds);
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
