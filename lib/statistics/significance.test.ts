import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '@/lib/simulator/random/random';
import { Distribution } from './distribution';
import {
  adjustForMany,
  compareRanks,
  estimateShift,
  likelihoodP,
  likelihoodRatio,
  twoSidedP,
  upperP,
} from './significance';

const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });

describe('compareRanks', () => {
  test('counts wins as if every pair were looked at', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        let wins = 0;
        for (const x of a) for (const y of b) wins += x > y ? 1 : x === y ? 0.5 : 0;
        const { superiority } = compareRanks(Distribution.ofValues(a), Distribution.ofValues(b));
        expect(superiority).toBeCloseTo(wins / (a.length * b.length), 12);
      }),
      { seed: 1 },
    );
  });

  test('z as worked out by hand, with and without ties', () => {
    // U = 0 of 4 × 5: (0 − 10) / √(20 × 10 / 12).
    const apart = compareRanks(Distribution.ofValues([1, 2, 3, 4]), Distribution.ofValues([5, 6, 7, 8, 9]));
    expect(apart.z).toBeCloseTo(-10 / Math.sqrt((20 * 10) / 12), 12);
    // Ties of 2 and 3 among 5: variance 2 × 3 / 12 × (6 − (6 + 24) / 20).
    const tied = compareRanks(Distribution.ofValues([1, 2]), Distribution.ofValues([1, 2, 2]));
    expect(tied.z).toBeCloseTo((2.5 - 3 + 0) / Math.sqrt((6 / 12) * (6 - 30 / 20)), 1);
  });

  test('samples of one distribution seldom differ, of two they do', () => {
    const random = new Random(4);
    const draw = (median: number) =>
      Distribution.ofValues(Array.from({ length: 200 }, () => random.lognormal(median, 0.5)));
    const ps = Array.from({ length: 300 }, () => upperP(compareRanks(draw(10), draw(10)).z));
    expect(ps.filter((p) => p < 0.05).length).toBeLessThan(30);
    expect(ps.filter((p) => p < 0.05).length).toBeGreaterThan(3);
    expect(upperP(compareRanks(draw(13), draw(10)).z)).toBeLessThan(0.001);
  });
});

test('bounds of a shift hold the true one about as often as they say', () => {
  const random = new Random(9);
  const draw = (median: number) =>
    Distribution.ofValues(Array.from({ length: 80 }, () => random.lognormal(median, 0.6)));
  let held = 0;
  for (let round = 0; round < 400; round += 1) {
    const { low, high } = estimateShift(draw(10), draw(14));
    if ((low ?? 0) <= 4 && (high ?? 0) >= 4) held += 1;
  }
  expect(held / 400).toBeGreaterThan(0.92);
  expect(estimateShift(Distribution.ofValues([1]), Distribution.ofValues([2]))).toEqual({
    value: 1,
    low: null,
    high: null,
  });
});

describe('likelihoodRatio', () => {
  test('is nothing where both sides have the same share', () => {
    expect(likelihoodRatio({ inside: 5, outside: 50 }, { inside: 10, outside: 100 })).toBeCloseTo(0, 12);
  });

  test('as worked out by hand', () => {
    // 9 of 10 inside, 10 of 100 outside.
    const score = likelihoodRatio({ inside: 9, outside: 10 }, { inside: 10, outside: 100 });
    const parts = [
      [9, 19, 10],
      [10, 19, 100],
      [1, 91, 10],
      [90, 91, 100],
    ].map(([count = 0, row = 0, column = 0]) => 2 * count * Math.log((count * 110) / (row * column)));
    expect(score).toBeCloseTo(
      parts.reduce((sum, part) => sum + part, 0),
      9,
    );
    expect(likelihoodP(score)).toBeLessThan(1e-6);
    expect(likelihoodP(3.841459)).toBeCloseTo(0.05, 5);
  });
});

test('tails of the normal distribution', () => {
  expect(twoSidedP(0)).toBeCloseTo(1, 6);
  expect(twoSidedP(1.959964)).toBeCloseTo(0.05, 6);
  expect(upperP(-1.644854)).toBeCloseTo(0.95, 6);
  expect(upperP(6)).toBeCloseTo(9.8659e-10, 13);
});

test('corrected for their number as in the paper of Benjamini and Hochberg', () => {
  expect(adjustForMany([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02]);
  expect(adjustForMany([])).toEqual([]);
});
