import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUCKET_ERROR, bucketFromMs, bucketMs, bucketOf, signedBucketMs, signedBucketOf } from './bucket';

const durations = fc.double({ min: 0.001, max: 1e9, noNaN: true });

test('a bucket stands for its durations to within its error', () => {
  expect(BUCKET_ERROR).toBeLessThan(0.006);
  fc.assert(
    fc.property(durations, (ms) => {
      expect(Math.abs(bucketMs(bucketOf(ms)) - ms) / ms).toBeLessThanOrEqual(BUCKET_ERROR * (1 + 1e-9));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('buckets are in the order of durations', () => {
  fc.assert(
    fc.property(durations, durations, (a, b) => {
      if (a < b) expect(bucketOf(a)).toBeLessThanOrEqual(bucketOf(b));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('octaves begin with a bucket, and a bound belongs to the bucket above it', () => {
  for (let octave = -10; octave < 30; octave += 1) {
    expect(bucketOf(2 ** octave)).toBe(1 + 64 * (octave + 10));
    expect(bucketFromMs(1 + 64 * (octave + 10))).toBe(2 ** octave);
  }
});

test('what no stamp can tell is no time', () => {
  expect([0, -1, Number.NaN, 0.0001].map(bucketOf)).toEqual([0, 0, 0, 0]);
  expect(bucketMs(0)).toBe(0);
  expect(bucketOf(1e300)).toBe(4095);
});

test('moments before the build keep their sign', () => {
  expect(signedBucketOf(-1500)).toBe(-bucketOf(1500));
  expect(signedBucketMs(signedBucketOf(-1500))).toBeCloseTo(-1500, -1);
});
