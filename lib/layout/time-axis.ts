import { type DurationUnit, durationUnit } from './duration';
import { roundStep, roundTicks } from './round-ticks';

/** A stretch of elapsed time, milliseconds since the start of the boot. */
export interface Span {
  fromMs: number;
  toMs: number;
}

export interface AxisBox {
  /** Pixels, or any other unit in which `x` is wanted. */
  width: number;
  /** Least distance of two ticks in the same unit. */
  tickGap: number;
}

export interface AxisTick {
  x: number;
  atMs: number;
  label: string;
  /** The label stands right of its tick, or left of it where it would leave the box. */
  anchor: 'start' | 'end';
}

const UNIT_MS: Record<DurationUnit, number> = {
  µs: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Place of a moment in the box: linear, kept inside, and finite whatever it is given. Two lines of our own, because
 * d3-scale brings interpolation of colours and dates along, 8 kB for every reader of a page.
 */
export function timeScale(span: Span, width: number): (ms: number) => number {
  const { fromMs, toMs } = saneSpan(span);
  return (ms) => {
    const share = Number.isNaN(ms) ? 0 : (ms - fromMs) / (toMs - fromMs);
    return Math.min(1, Math.max(0, share)) * width;
  };
}

/** A span that has a length: where nothing is measurable, one millisecond. */
export function saneSpan({ fromMs, toMs }: Span): Span {
  const from = Number.isFinite(fromMs) ? fromMs : 0;
  const to = Number.isFinite(toMs) ? toMs : from;
  // Below a nanosecond of length, or where doubles run out of digits, no scale is possible.
  return to - from > Math.max(1e-6, Math.abs(from) * 1e-12)
    ? { fromMs: from, toMs: to }
    : { fromMs: from, toMs: from + Math.max(1, Math.abs(from) * 1e-6) };
}

/** Round ticks of elapsed time, labelled in one unit, all inside the box and `tickGap` apart. */
export function layoutTimeAxis(span: Span, box: AxisBox): AxisTick[] {
  const { fromMs, toMs } = saneSpan(span);
  const unit = durationUnit(Math.max(Math.abs(fromMs), Math.abs(toMs)));
  const length = UNIT_MS[unit];
  const x = timeScale(span, box.width);
  const bounds = [fromMs / length, toMs / length] as const;
  const step = roundStep(((bounds[1] - bounds[0]) * box.tickGap) / box.width);
  const decimals = decimalsOf(step);
  return roundTicks(...bounds, step).map((value) => {
    const place = x(value * length);
    return {
      x: place,
      atMs: value * length,
      label: `${fixed(value, decimals)}\u202f${unit}`,
      // A label takes about half of the distance of two ticks.
      anchor: place > box.width - box.tickGap * 0.6 ? 'end' : 'start',
    };
  });
}

/** Decimals that tell multiples of a step apart. */
function decimalsOf(step: number): number {
  return Math.min(20, Math.max(0, -Math.floor(Math.log10(Math.abs(step)) + 1e-9)));
}

/** With a minus sign as wide as a digit, and none before a zero. */
function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}
