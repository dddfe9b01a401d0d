import type { Percentiles } from '@/lib/domain/percentiles';
import { bucketFromMs, bucketMs, bucketOf } from '@/lib/domain/statistics/bucket';

/** Different values in increasing order and how often each occurs: durations themselves, or what stands for their buckets. */
export interface Steps {
  values: Float64Array;
  counts: Uint32Array;
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
  return {
    values,
    counts: Uint32Array.from(values, (value) => counts.get(value) ?? 0),
    length: values.length,
  };
}

/** The steps of two, in one pass over both. */
function mergeSteps(a: Steps, b: Steps): Steps {
  const values = new Float64Array(a.length + b.length);
  const counts = new Uint32Array(a.length + b.length);
  const length = merge(a.values, a.counts, a.length, b.values, b.counts, b.length, values, counts);
  return { values, counts, length };
}

/** Takes arrays alone, which V8 keeps fast; its indexes lie within them. @returns the number of different values */
function merge(
  valuesA: Float64Array,
  countsA: Uint32Array,
  lengthA: number,
  valuesB: Float64Array,
  countsB: Uint32Array,
  lengthB: number,
  values: Float64Array,
  counts: Uint32Array,
): number {
  let [a, b, length] = [0, 0, 0];
  while (a < lengthA && b < lengthB) {
    const valueA = valuesA[a] as number;
    const valueB = valuesB[b] as number;
    values[length] = Math.min(valueA, valueB);
    let count = 0;
    if (valueA <= valueB) count += countsA[a++] as number;
    if (valueB <= valueA) count += countsB[b++] as number;
    counts[length++] = count;
  }
  for (; a < lengthA; a += 1) {
    values[length] = valuesA[a] as number;
    counts[length++] = countsA[a] as number;
  }
  for (; b < lengthB; b += 1) {
    values[length] = valuesB[b] as number;
    counts[length++] = countsB[b] as number;
  }
  return length;
}

function sumOf(counts: Uint32Array, length: number): number {
  let sum = 0;
  for (let step = 0; step < length; step += 1) sum += counts[step] as number;
  return sum;
}

/** Steps in which places between ranks lie: of the rank below and of the one above. Places must not decrease. */
function stepsAt(
  counts: Uint32Array,
  length: number,
  places: readonly number[],
): [low: number, high: number][] {
  let step = 0;
  let passed = length > 0 ? (counts[0] as number) : 0;
  return places.map((place) => {
    while (passed <= Math.floor(place) && step < length - 1) {
      step += 1;
      passed += counts[step] as number;
    }
    return [step, Math.ceil(place) >= passed && step < length - 1 ? step + 1 : step];
  });
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
    this.n = sumOf(steps.counts, steps.length);
    this.min = extremes?.min ?? steps.values[0] ?? Number.NaN;
    this.max = extremes?.max ?? steps.values[steps.length - 1] ?? Number.NaN;
  }

  static readonly EMPTY = new Distribution(stepsOf(new Map()), false);

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
    const left = new Map<number, number>();
    for (let step = 0; step < this.steps.length; step += 1)
      left.set(this.steps.values[step] ?? 0, this.steps.counts[step] ?? 0);
    for (let step = 0; step < part.steps.length; step += 1) {
      const value = part.steps.values[step] ?? 0;
      const count = (left.get(value) ?? 0) - (part.steps.counts[step] ?? 0);
      if (count > 0) left.set(value, count);
      else left.delete(value);
    }
    return new Distribution(stepsOf(left), this.isBucketed);
  }

  /** The value of a rank, 0 the least. */
  rank(rank: number): number {
    const [[step] = [0]] = stepsAt(this.steps.counts, this.steps.length, [rank]);
    return this.clamp(this.steps.values[step] ?? Number.NaN);
  }

  /** Linear interpolation between ranks, as `percentile_cont`; NaN without values. */
  quantile(p: number): number {
    return this.quantiles([p])[0] ?? Number.NaN;
  }

  /** The same for several shares, least first. */
  quantiles(shares: readonly number[]): number[] {
    const { values, counts, length } = this.steps;
    const places = shares.map((p) => (this.n - 1) * p);
    const valueIn = (step: number) => this.clamp(values[step] ?? Number.NaN);
    return stepsAt(counts, length, places).map(([lowStep, highStep], index) => {
      const place = places[index] ?? 0;
      const low = valueIn(lowStep);
      return low + (valueIn(highStep) - low) * (place - Math.floor(place));
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

  private clamp(value: number): number {
    return Math.min(Math.max(value, this.min), this.max);
  }
}
