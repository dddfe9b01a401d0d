import type { Estimate } from '@/lib/domain/statistics/answer';
import type { Distribution } from './distribution';

/** Standard deviations on either side that hold 95 % of a normal distribution. */
const Z = 1.959964;

/** With fewer values no interval of the median reaches the confidence (Conover, Practical Nonparametric Statistics, 3.2). */
const FEWEST_FOR_BOUNDS = 6;

/** erfc for x ≥ 0 with a relative error under 1.2e-7 (Press et al., Numerical Recipes, 6.2). */
function erfc(x: number): number {
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = terms.reduceRight((rest, term) => term + rest * t, 0);
  return t * Math.exp(-x * x + sum);
}

/** Probability that a standard normal variable is at least so far from 0, on either side. */
export function twoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Probability that a standard normal variable is at least `z`. */
export function upperP(z: number): number {
  return z >= 0 ? twoSidedP(z) / 2 : 1 - twoSidedP(z) / 2;
}

/** What two samples tell of whether one tends to be greater. */
export interface RankTest {
  /** Probability that one drawn of `a` is greater than one of `b`, ties counting half. */
  superiority: number;
  /** Standard deviations from what chance would give. */
  z: number;
}

/** Mann and Whitney's test, with the correction for ties that buckets bring about; z is 0 where either is empty. */
export function compareRanks(a: Distribution, b: Distribution): RankTest {
  if (a.n === 0 || b.n === 0) return { superiority: 0.5, z: 0 };
  let wins = 0;
  let passedB = 0;
  let ties = 0;
  let ofB = 0;
  const take = (inA: number, inB: number) => {
    wins += inA * (passedB + inB / 2);
    passedB += inB;
    const tied = inA + inB;
    ties += tied ** 3 - tied;
  };
  for (let ofA = 0; ofA < a.steps.length || ofB < b.steps.length; ) {
    const valueA = ofA < a.steps.length ? (a.steps.values[ofA] ?? 0) : Number.POSITIVE_INFINITY;
    const valueB = ofB < b.steps.length ? (b.steps.values[ofB] ?? 0) : Number.POSITIVE_INFINITY;
    const value = Math.min(valueA, valueB);
    take(
      value === valueA ? (a.steps.counts[ofA] ?? 0) : 0,
      value === valueB ? (b.steps.counts[ofB] ?? 0) : 0,
    );
    if (value === valueA) ofA += 1;
    if (value === valueB) ofB += 1;
  }
  const n = a.n + b.n;
  const variance = ((a.n * b.n) / 12) * (n + 1 - ties / (n * (n - 1)));
  const z = variance > 0 ? (wins - (a.n * b.n) / 2) / Math.sqrt(variance) : 0;
  return { superiority: wins / (a.n * b.n), z };
}

/** The median with bounds at order statistics, which hold whatever the distribution. */
export function estimateMedian(of: Distribution): Estimate {
  const value = of.quantile(0.5);
  if (of.n < FEWEST_FOR_BOUNDS) return { value, low: null, high: null };
  const half = (Z * Math.sqrt(of.n)) / 2;
  const low = Math.max(0, Math.floor(of.n / 2 - half));
  const high = Math.min(of.n - 1, Math.ceil(of.n / 2 + half) - 1);
  return { value, low: of.rank(low), high: of.rank(high) };
}

/**
 * Median of b less median of a. Bounds from those of the two medians by the method of variance estimates recovery (Zou and
 * Donner 2008): no resampling, and no shape is assumed.
 */
export function estimateShift(a: Distribution, b: Distribution): Estimate {
  const from = estimateMedian(a);
  const to = estimateMedian(b);
  const value = to.value - from.value;
  if (from.low === null || from.high === null || to.low === null || to.high === null)
    return { value, low: null, high: null };
  return {
    value,
    low: value - Math.hypot(to.value - to.low, from.high - from.value),
    high: value + Math.hypot(to.high - to.value, from.value - from.low),
  };
}

/**
 * Log-likelihood ratio (G²) of a table of two rows, counts of a value inside and outside of a selection against all that
 * are inside and outside (Dunning 1993): sound where counts are small too.
 */
export function likelihoodRatio(
  { inside, outside }: { inside: number; outside: number },
  all: { inside: number; outside: number },
): number {
  const n = all.inside + all.outside;
  const value = inside + outside;
  const cells: [count: number, row: number, column: number][] = [
    [inside, value, all.inside],
    [outside, value, all.outside],
    [all.inside - inside, n - value, all.inside],
    [all.outside - outside, n - value, all.outside],
  ];
  return cells.reduce(
    (sum, [count, row, column]) =>
      count > 0 ? sum + 2 * count * Math.log((count * n) / (row * column)) : sum,
    0,
  );
}

/** Probability that chance gives a log-likelihood ratio of one degree of freedom at least so great. */
export function likelihoodP(score: number): number {
  return twoSidedP(Math.sqrt(Math.max(score, 0)));
}

/** Probabilities corrected for their number: the share of false ones among all at least as certain (Benjamini and Hochberg 1995). */
export function adjustForMany(probabilities: readonly number[]): number[] {
  const order = probabilities.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(probabilities.length).fill(1);
  let least = 1;
  order.forEach(({ p, index }, place) => {
    least = Math.min(least, (p * order.length) / (order.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}
