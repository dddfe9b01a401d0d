import type { Percentiles } from '@/lib/domain/percentiles';
import { bucketFromMs, bucketMs, bucketOf } from '@/lib/domain/statistics/bucket';

/** Different values in increasing order and how often each occurs: durations themselves, or what stands for their buckets. */
export interface Steps {
  values: ArrayLike<number>;
  counts: ArrayLike<number>;
  /** Number of values that count; the arrays may be longer. */
  length: number;
}

/** The least and the greatest value themselves, where known beside their buckets. */
export interface Extremes {
  min: number;
  max: number;
}

const NOTHING: Percentiles = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };

const SHARES = [0.5, 0.9, 0.95, 0.99];

/** Steps of values and how often each occurs, in any order. */
export function stepsOf(counts: ReadonlyMap<number, number>): Steps {
  const values = Float64Array.from(counts.keys()).sort();
  return { values, counts: values.map((value) => counts.get(value) ?? 0), length: values.length };
}

/** The steps of two, in one pass over both. */
function mergeSteps(a: Steps, b: Steps): Steps {
  const values = new Float64Array(a.length + b.length);
  const counts = new Float64Array(a.length + b.length);
  let length = 0;
  for (let ofA = 0, ofB = 0; ofA < a.length || ofB < b.length; length += 1) {
    const valueA = ofA < a.length ? (a.values[ofA] ?? 0) : Number.POSITIVE_INFINITY;
    const valueB = ofB < b.length ? (b.values[ofB] ?? 0) : Number.POSITIVE_INFINITY;
    let count = 0;
    if (valueA <= valueB) count += a.counts[ofA++] ?? 0;
    if (valueB <= valueA) count += b.counts[ofB++] ?? 0;
    values[length] = Math.min(valueA, valueB);
    counts[length] = count;
  }
  return { values, counts, length };
}

/** How durations, or other numbers, spread. */
export class Distribution {
  /** How many there are. */
  readonly n: number;
  readonly min: number;
  readonly max: number;

  /** @param isBucketed whether values stand for buckets of durations rather than for themselves */
  constructor(
    readonly steps: Steps,
    readonly isBucketed: boolean,
    extremes?: Extremes,
  ) {
    let n = 0;
    for (let step = 0; step < steps.length; step += 1) n += steps.counts[step] ?? 0;
    this.n = n;
    this.min = extremes?.min ?? steps.values[0] ?? Number.NaN;
    this.max = extremes?.max ?? steps.values[steps.length - 1] ?? Number.NaN;
  }

  static readonly EMPTY = new Distribution({ values: [], counts: [], length: 0 }, false);

  /** Of single values in any order. */
  static ofValues(values: readonly number[]): Distribution {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return new Distribution(stepsOf(counts), false);
  }

  /** Of all that these are of. */
  static merge(parts: readonly Distribution[]): Distribution {
    const filled = parts.filter(({ n }) => n > 0);
    const [only] = filled;
    if (!only) return Distribution.EMPTY;
    if (filled.length === 1) return only;
    const steps = filled.map((part) => part.steps).reduce(mergeSteps);
    return new Distribution(steps, only.isBucketed, {
      min: Math.min(...filled.map(({ min }) => min)),
      max: Math.max(...filled.map(({ max }) => max)),
    });
  }

  /** What is left without a part of it. */
  without(part: Distribution): Distribution {
    const taken = new Map<number, number>();
    for (let step = 0; step < part.steps.length; step += 1)
      taken.set(part.steps.values[step] ?? 0, part.steps.counts[step] ?? 0);
    const left: [number, number][] = [];
    for (let step = 0; step < this.steps.length; step += 1) {
      const value = this.steps.values[step] ?? 0;
      const count = (this.steps.counts[step] ?? 0) - (taken.get(value) ?? 0);
      if (count > 0) left.push([value, count]);
    }
    return new Distribution(
      {
        values: left.map(([value]) => value),
        counts: left.map(([, count]) => count),
        length: left.length,
      },
      this.isBucketed,
    );
  }

  /** The value of a rank, 0 the least. */
  rank(rank: number): number {
    return this.ranks([rank])[0] ?? Number.NaN;
  }

  /** Linear interpolation between ranks, as `percentile_cont`; NaN without values. */
  quantile(p: number): number {
    return this.quantiles([p])[0] ?? Number.NaN;
  }

  /** The same for several shares, least first. */
  quantiles(shares: readonly number[]): number[] {
    const places = shares.map((p) => (this.n - 1) * p);
    const lows = this.ranks(places.map(Math.floor));
    const highs = this.ranks(places.map(Math.ceil));
    return places.map((place, index) => {
      const low = lows[index] ?? Number.NaN;
      const high = highs[index] ?? Number.NaN;
      return low + (high - low) * (place - Math.floor(place));
    });
  }

  percentiles(): Percentiles {
    if (this.n === 0) return NOTHING;
    const [p50 = 0, p90 = 0, p95 = 0, p99 = 0] = this.quantiles(SHARES);
    return { n: this.n, p50, p90, p95, p99, max: this.max };
  }

  /** How many are shorter than `ms`; those of its own bucket as if they lay evenly in it. */
  countBelow(ms: number): number {
    const bucket = bucketOf(ms);
    const own = this.isBucketed ? bucketMs(bucket) : ms;
    const from = bucketFromMs(bucket);
    let below = 0;
    for (let step = 0; step < this.steps.length; step += 1) {
      const value = this.steps.values[step] ?? 0;
      const count = this.steps.counts[step] ?? 0;
      if (value < own) below += count;
      else if (this.isBucketed && value === own && bucket > 0)
        below += (count * (ms - from)) / (bucketFromMs(bucket + 1) - from);
      else break;
    }
    return below;
  }

  /** Values of ranks, which must not decrease. */
  private ranks(ranks: readonly number[]): number[] {
    const { values, counts, length } = this.steps;
    let step = 0;
    let passed = counts[0] ?? 0;
    return ranks.map((rank) => {
      while (passed <= rank && step < length - 1) {
        step += 1;
        passed += counts[step] ?? 0;
      }
      return this.clamp(values[step] ?? Number.NaN);
    });
  }

  private clamp(value: number): number {
    return Math.min(Math.max(value, this.min), this.max);
  }
}
