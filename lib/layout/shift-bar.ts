import type { Estimate } from '@/lib/domain/statistics/answer';

/** A shift and its bounds on an axis from −`widest` to `widest`; places from 0 to 1. */
export interface ShiftBarLayout {
  zero: number;
  value: number;
  /** Null without bounds. */
  range: { from: number; to: number } | null;
}

/** Everything is finite and inside. */
export function layoutShiftBar({ value, low, high }: Estimate, widest: number): ShiftBarLayout {
  const scale = widest > 0 && Number.isFinite(widest) ? widest : 1;
  const place = (figure: number) =>
    Math.min(1, Math.max(0, 0.5 + (Number.isFinite(figure) ? figure : 0) / (2 * scale)));
  return {
    zero: 0.5,
    value: place(value),
    range:
      low === null || high === null
        ? null
        : { from: place(Math.min(low, high)), to: place(Math.max(low, high)) },
  };
}
