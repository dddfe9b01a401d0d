/**
 * Bounds of buckets that grow by 2^(1/perOctave): a bucket's width is the same share of its durations everywhere, which
 * is how boots spread.
 * @returns increasing bounds in milliseconds; the first is at most `minMs`, the last above `maxMs`
 */
export function durationBounds(minMs: number, maxMs: number, perOctave: number): number[] {
  const first = Math.floor(Math.log2(Math.max(minMs, 1)) * perOctave);
  const last = Math.floor(Math.log2(Math.max(maxMs, 1)) * perOctave) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => 2 ** ((first + index) / perOctave));
}
