/** A stretch of time, Unix milliseconds. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** What two stretches have in common, milliseconds. */
export function overlapMs(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs));
}

/** The same stretches without overlaps, in order. */
export function unionOf(intervals: readonly Interval[]): Interval[] {
  const union: Interval[] = [];
  for (const interval of [...intervals].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = union.at(-1);
    if (last && interval.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, interval.toMs);
    else if (interval.toMs > interval.fromMs) union.push({ ...interval });
  }
  return union;
}

/** Milliseconds of a stretch that any of these cover. */
export function coveredMs(interval: Interval, by: readonly Interval[]): number {
  return unionOf(by).reduce((sum, each) => sum + overlapMs(interval, each), 0);
}
