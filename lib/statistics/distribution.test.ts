import { quantile } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUCKET_ERROR, bucketMs, bucketOf } from '@/lib/domain/statistics/bucket';
import { Distribution, stepsOf } from './distribution';

const durations = fc.array(fc.double({ min: 0.01, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 300 });
const shares = [0, 0.01, 0.5, 0.9, 0.95, 0.99, 1];

/** As the index makes it. */
function bucketed(values: readonly number[]): Distribution {
  const extremes = { min: Math.min(...values), max: Math.max(...values) };
  const counts = new Map<number, number>();
  for (const value of values) {
    const stand = bucketMs(bucketOf(value));
    counts.set(stand, (counts.get(stand) ?? 0) + 1);
  }
  return new Distribution(stepsOf(counts), true, extremes);
}

const run = { seed: 1, numRuns: 300 };

describe('quantiles', () => {
  test('of values are those of percentile_cont', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const of = Distribution.ofValues(values);
        for (const p of shares) expect(of.quantile(p)).toBeCloseTo(quantile(values, p) ?? Number.NaN, 6);
      }),
      run,
    );
  });

  test('of buckets are off by no more than a bucket is', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const of = bucketed(values);
        for (const p of shares) {
          const exact = quantile(values, p) ?? Number.NaN;
          expect(Math.abs(of.quantile(p) - exact)).toBeLessThanOrEqual(BUCKET_ERROR * exact * (1 + 1e-9));
        }
        expect(of.percentiles().max).toBe(Math.max(...values));
      }),
      run,
    );
  });

  test('of nothing are null, of one value that value', () => {
    expect(Distribution.EMPTY.percentiles()).toEqual({
      n: 0,
      p50: null,
      p90: null,
      p95: null,
      p99: null,
      max: null,
    });
    expect(bucketed([1234.5]).percentiles()).toEqual({
      n: 1,
      p50: 1234.5,
      p90: 1234.5,
      p95: 1234.5,
      p99: 1234.5,
      max: 1234.5,
    });
  });
});

test('parts add up to the whole, and leave it', () => {
  fc.assert(
    fc.property(durations, durations, (a, b) => {
      const whole = bucketed([...a, ...b]);
      const merged = Distribution.merge([bucketed(a), bucketed(b)]);
      expect(merged.percentiles()).toEqual(whole.percentiles());
      const rest = whole.without(bucketed(a));
      expect(Array.from(rest.steps.values)).toEqual(Array.from(bucketed(b).steps.values));
      expect(rest.n).toBe(b.length);
    }),
    run,
  );
});

test('how many are below a duration is right to within its own bucket', () => {
  fc.assert(
    fc.property(durations, fc.double({ min: 0.01, max: 1e7, noNaN: true }), (values, ms) => {
      const own = values.filter((value) => bucketOf(value) === bucketOf(ms)).length;
      const below = values.filter((value) => value < ms).length;
      expect(Math.abs(bucketed(values).countBelow(ms) - below)).toBeLessThanOrEqual(own + 1e-9);
      expect(Distribution.ofValues(values).countBelow(ms)).toBe(below);
    }),
    run,
  );
});
