/**
 * Milliseconds from one moment to another, rounded to the microsecond: Unix milliseconds in a double carry noise of
 * about 0.0002 ms, which would make equal evidence unequal.
 */
export function elapsedMs(fromMs: number, toMs: number): number {
  return Math.round((toMs - fromMs) * 1000) / 1000 + 0;
}
