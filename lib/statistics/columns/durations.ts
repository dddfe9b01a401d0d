import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import type { Distribution, Extremes } from '../distribution';
import { BucketCounters } from './bucket-counters';
import { distributionOf, LentSteps } from './bucket-steps';
import { BUCKET_VALUES } from './bucket-values';
import type { BucketRange } from './chunk';
import { countBuckets } from './loops';

// Loops over every boot: their indexes lie within the arrays, so the casts hold.

/** Durations by key (a cell and a cache class) while they are counted. */
export interface Durations {
  /** Adds what these rows have in two columns. @param keys the key of each of the rows */
  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void;
  /** The distribution of each key, once all are added. */
  sort(): (key: number) => Distribution;
}

/** With no more counters each key has one for every bucket: 4 MB. */
const MOST_COUNTERS = 2 ** 20;

/** @param range holds all buckets that will be added */
export function newDurations(keys: number, range: BucketRange): Durations {
  return keys * BucketCounters.widthOf(range) <= MOST_COUNTERS
    ? new CountedDurations(keys, range)
    : new ListedDurations(keys);
}

/** The least and the greatest duration of each key. */
class Bounds {
  readonly min: Float64Array;
  readonly max: Float64Array;

  constructor(keys: number) {
    this.min = new Float64Array(keys).fill(Number.POSITIVE_INFINITY);
    this.max = new Float64Array(keys).fill(Number.NEGATIVE_INFINITY);
  }

  of(key: number): Extremes {
    return { min: this.min[key] ?? 0, max: this.max[key] ?? 0 };
  }
}

/** Few keys: counted as they come. */
class CountedDurations implements Durations {
  private readonly counters: BucketCounters;
  private readonly bounds: Bounds;

  constructor(keys: number, range: BucketRange) {
    this.counters = new BucketCounters(keys, range);
    this.bounds = new Bounds(keys);
  }

  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void {
    const { counts, width, before } = this.counters;
    const { min, max } = this.bounds;
    countBuckets(rows, keys, buckets, ms, before, width, counts, min, max);
  }

  sort(): (key: number) => Distribution {
    const lent = new LentSteps();
    return (key) =>
      this.counters.take(key, lent, (bucket) => BUCKET_VALUES[bucket] as number, this.bounds.of(key)).copy();
  }
}

/** Many keys: listed as they come, then sorted by key. */
class ListedDurations implements Durations {
  private keys = new Uint32Array(1024);
  private buckets = new Uint16Array(1024);
  private length = 0;
  private readonly n: Uint32Array;
  private readonly bounds: Bounds;

  constructor(keys: number) {
    this.n = new Uint32Array(keys);
    this.bounds = new Bounds(keys);
  }

  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void {
    this.reserve(rows.length);
    const { n, keys: listedKeys, buckets: listedBuckets } = this;
    const { min, max } = this.bounds;
    let length = this.length;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as number;
      const bucket = buckets[row] as number;
      if (bucket === NO_BUCKET) continue;
      const key = keys[index] as number;
      listedKeys[length] = key;
      listedBuckets[length++] = bucket;
      n[key] = (n[key] as number) + 1;
      const value = ms[row] as number;
      if (value < (min[key] as number)) min[key] = value;
      if (value > (max[key] as number)) max[key] = value;
    }
    this.length = length;
  }

  sort(): (key: number) => Distribution {
    const offsets = new Uint32Array(this.n.length + 1);
    for (let key = 0; key < this.n.length; key += 1)
      offsets[key + 1] = (offsets[key] ?? 0) + (this.n[key] ?? 0);
    const next = offsets.slice();
    const sorted = new Uint16Array(this.length);
    for (let place = 0; place < this.length; place += 1) {
      const key = this.keys[place] ?? 0;
      const to = next[key] ?? 0;
      next[key] = to + 1;
      sorted[to] = this.buckets[place] ?? 0;
    }
    return (key) =>
      distributionOf(sorted.subarray(offsets[key], offsets[key + 1]), BUCKET_VALUES, this.bounds.of(key));
  }

  private reserve(more: number): void {
    if (this.length + more <= this.keys.length) return;
    const capacity = Math.max(2 * this.keys.length, this.length + more);
    const keys = new Uint32Array(capacity);
    keys.set(this.keys);
    this.keys = keys;
    const buckets = new Uint16Array(capacity);
    buckets.set(this.buckets);
    this.buckets = buckets;
  }
}
