import { BUCKETS } from '@/lib/domain/statistics/bucket';
import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import { Distribution } from '../distribution';
import { distributionOf, LentSteps } from './bucket-steps';
import { BUCKET_VALUES } from './bucket-values';

// Loops over every boot: their indexes lie within the arrays, so the casts hold.

/** Durations by key (a cell and a cache class) while they are counted. */
export interface Durations {
  /** Adds what these rows have in two columns. @param keys the key of each of the rows */
  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void;
  /** The distribution of each key, once all are added. */
  sort(): (key: number) => Distribution;
}

/** With no more keys each has a counter for every bucket: 8 MB. */
const MOST_COUNTED = 512;

export function newDurations(keys: number): Durations {
  return keys <= MOST_COUNTED ? new CountedDurations(keys) : new ListedDurations(keys);
}

/** The least and the greatest duration of each key. */
class Bounds {
  readonly min: Float64Array;
  readonly max: Float64Array;

  constructor(keys: number) {
    this.min = new Float64Array(keys).fill(Number.POSITIVE_INFINITY);
    this.max = new Float64Array(keys).fill(Number.NEGATIVE_INFINITY);
  }

  add(keys: Int32Array, rows: Uint16Array, ms: Float64Array): void {
    const { min, max } = this;
    for (let index = 0; index < rows.length; index += 1) {
      const key = keys[index] as number;
      // Not a number where it is not known: neither less nor greater.
      const value = ms[rows[index] as number] as number;
      if (value < (min[key] as number)) min[key] = value;
      if (value > (max[key] as number)) max[key] = value;
    }
  }

  of(key: number): { min: number; max: number } {
    return { min: this.min[key] ?? 0, max: this.max[key] ?? 0 };
  }
}

/** Few keys: counted as they come. */
class CountedDurations implements Durations {
  private readonly counts: Uint32Array;
  private readonly bounds: Bounds;

  constructor(keys: number) {
    this.counts = new Uint32Array(keys * BUCKETS);
    this.bounds = new Bounds(keys);
  }

  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void {
    const { counts } = this;
    for (let index = 0; index < rows.length; index += 1) {
      const bucket = buckets[rows[index] as number] as number;
      if (bucket === NO_BUCKET) continue;
      const place = (keys[index] as number) * BUCKETS + bucket;
      counts[place] = (counts[place] as number) + 1;
    }
    this.bounds.add(keys, rows, ms);
  }

  sort(): (key: number) => Distribution {
    const lent = new LentSteps();
    return (key) => {
      const steps = lent.take(this.counts, key * BUCKETS, BUCKETS, (bucket) => BUCKET_VALUES[bucket] ?? 0);
      if (steps.length === 0) return Distribution.EMPTY;
      return new Distribution(steps, true, this.bounds.of(key)).copy();
    };
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
    const { n } = this;
    let length = this.length;
    for (let index = 0; index < rows.length; index += 1) {
      const bucket = buckets[rows[index] as number] as number;
      if (bucket === NO_BUCKET) continue;
      const key = keys[index] as number;
      this.keys[length] = key;
      this.buckets[length++] = bucket;
      n[key] = (n[key] as number) + 1;
    }
    this.length = length;
    this.bounds.add(keys, rows, ms);
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
