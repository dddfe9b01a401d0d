import type { Bar, TimeFrame } from './waterfall';

interface Interval {
  startMs: number;
  durationMs: number;
}

/** The bars of intervals in order of their start, those that touch on screen as one: never more than the box has room for. */
export function mergeBars(intervals: readonly Interval[], { barOf }: Pick<TimeFrame, 'barOf'>): Bar[] {
  const bars: Bar[] = [];
  let last: Bar | null = null;
  for (const interval of intervals) {
    const bar = barOf(interval);
    if (!bar) continue;
    if (last && bar.x <= last.x + last.width + 1) {
      last.width = Math.max(last.width, bar.x + bar.width - last.x);
      last.clippedRight ||= bar.clippedRight;
    } else {
      last = bar;
      bars.push(bar);
    }
  }
  return bars;
}
