import { durationUnit, formatDuration } from './duration';
import { roundStep } from './round-ticks';
import { type AxisBox, type AxisTick, layoutTimeAxis, type Span } from './time-axis';
import type { TimeScaleName, TimeWarp } from './time-warp';

interface WarpedAxis {
  span: Span;
  scale: TimeScaleName;
  warp: TimeWarp;
  quiet: readonly Span[];
  x: (ms: number) => number;
}

/** Ticks at round times on any scale: inside the box, in order, and `tickGap` apart. */
export function layoutWarpedAxis(axis: WarpedAxis, box: AxisBox): AxisTick[] {
  if (axis.scale === 'linear') return layoutTimeAxis(axis.span, box);
  const candidates = axis.scale === 'log' ? logTimes(axis.span) : gapTimes(axis, box);
  const placed: number[] = [];
  const ticks: AxisTick[] = [];
  for (const atMs of candidates) {
    const x = axis.x(atMs);
    if (x < 0 || x > box.width || placed.some((other) => Math.abs(other - x) < box.tickGap)) continue;
    placed.push(x);
    const label = formatDuration(atMs, { unit: durationUnit(atMs === 0 ? axis.span.toMs : atMs) }).replace(
      /\.0+(?=\D*$)/,
      '',
    );
    ticks.push({ x, atMs, label, anchor: x > box.width - box.tickGap * 0.6 ? 'end' : 'start' });
  }
  return ticks.sort((a, b) => a.x - b.x);
}

/** Powers of ten first, then their halves and fifths, so that the rounder one stays where there is room for one. */
function logTimes({ fromMs, toMs }: Span): number[] {
  const largest = Math.max(Math.abs(fromMs), Math.abs(toMs), 1e-3);
  const decades: number[] = [];
  for (let ms = 10 ** Math.ceil(Math.log10(largest)); ms >= largest / 1e7 && ms >= 1e-3; ms /= 10)
    decades.push(ms);
  const times = [0, ...decades, ...decades.map((ms) => ms / 2), ...decades.map((ms) => ms / 5)];
  return [...times, ...times.map((ms) => -ms)].filter((ms) => ms >= fromMs && ms <= toMs);
}

/** Multiples of a round step in every stretch that is not pressed; the step is that of the axis without the pressed ones. */
function gapTimes({ span, warp, quiet }: WarpedAxis, box: AxisBox): number[] {
  const length = warp.to(span.toMs) - warp.to(span.fromMs);
  const step = roundStep((length * box.tickGap) / box.width);
  const times: number[] = [];
  let fromMs = span.fromMs;
  for (const pause of [...quiet, { fromMs: span.toMs, toMs: span.toMs }]) {
    const toMs = Math.min(pause.fromMs, span.toMs);
    for (let n = Math.ceil(fromMs / step); n * step <= toMs; n += 1) times.push(n * step);
    fromMs = Math.max(fromMs, pause.toMs);
  }
  return times;
}
