/**
 * Durations are counted in buckets that grow by 2^(1/64): those of an OpenTelemetry exponential histogram of scale 6, but
 * that a bound belongs to the bucket above it. Counts of one bucket add up, whatever they were counted of. Numbers begin at
 * 1 for 2^-10 ms, so that octaves begin at `1 + 64 × n`; 0 holds what is shorter than any stamp can tell.
 */
const PER_OCTAVE = 64;
const FIRST_OCTAVE = -10;
const LAST_BUCKET = 4095;

/** Number of buckets. */
export const BUCKETS = LAST_BUCKET + 1;

const GROWTH = 2 ** (1 / PER_OCTAVE);

/** No duration differs from its bucket's `bucketMs` by more than this share of itself (0.54 %). */
export const BUCKET_ERROR = (GROWTH - 1) / (GROWTH + 1);

/** The bucket of a duration of `ms` milliseconds. */
export function bucketOf(ms: number): number {
  if (!(ms >= 2 ** FIRST_OCTAVE)) return 0;
  const bucket = Math.floor(Math.log2(ms) * PER_OCTAVE) + 1 - FIRST_OCTAVE * PER_OCTAVE;
  return Math.min(bucket, LAST_BUCKET);
}

/** Where a bucket begins, milliseconds; it ends where the next begins. */
export function bucketFromMs(bucket: number): number {
  return bucket <= 0 ? 0 : 2 ** (FIRST_OCTAVE + (bucket - 1) / PER_OCTAVE);
}

/** The duration that stands for all of a bucket, milliseconds: of the least relative error to either bound. */
export function bucketMs(bucket: number): number {
  if (bucket <= 0) return 0;
  const from = bucketFromMs(bucket);
  return (2 * from * GROWTH) / (1 + GROWTH);
}

/** Signed moments, as starts before the build, have the bucket of their distance with their sign. */
export function signedBucketOf(ms: number): number {
  return ms < 0 ? -bucketOf(-ms) : bucketOf(ms);
}

/** The moment that stands for a signed bucket, milliseconds. */
export function signedBucketMs(bucket: number): number {
  return bucket < 0 ? -bucketMs(-bucket) : bucketMs(bucket);
}
