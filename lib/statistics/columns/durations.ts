import { BUCKETS, bucketOf } from '@/lib/domain/statistics/bucket';
import type { BucketLists } from '../shards/bucket-lists';
import { BucketCounters } from './bucket-counters';
import { BucketListWriter } from './bucket-list-writer';
import type { ColumnRange } from './chunk';
import { countBuckets, countListed, listBuckets, sortByKey } from './loops/buckets';

/** Durations by key (a cell and a cache class) while they are counted. */
export interface Durations {
  /** Adds what these rows have in two columns. @param keys the key of each of the rows */
  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void;
  /** The buckets of each key, once all are added. */
  finish(): BucketLists;
}

/** With no more counters each key has one for every bucket: 4 MB. */
const MOST_COUNTERS = 2 ** 20;

/** @param range holds all buckets that will be added @param rows at least as many as will be added */
export function newDurations(keys: number, range: ColumnRange, rows: number): Durations {
  return keys * BucketCounters.widthOf(range) <= MOST_COUNTERS
    ? new CountedDurations(keys, range)
    : new ListedDurations(keys, rows);
}

/** The least and the greatest duration of each key. */
function newExtremes(keys: number): NonNullable<BucketLists['extremes']> {
  return {
    min: new Float64Array(keys).fill(Number.POSITIVE_INFINITY),
    max: new Float64Array(keys).fill(Number.NEGATIVE_INFINITY),
  };
}

/** Few keys: counted as they come. */
class CountedDurations implements Durations {
  private readonly counters: BucketCounters;
  private readonly extremes: NonNullable<BucketLists['extremes']>;

  constructor(
    private readonly keys: number,
    range: ColumnRange,
  ) {
    this.counters = new BucketCounters(keys, range);
    this.extremes = newExtremes(keys);
  }

  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void {
    const { counts, width, before } = this.counters;
    const { min, max } = this.extremes;
    countBuckets(rows, keys, buckets, ms, before, width, counts, min, max);
  }

  finish(): BucketLists {
    const writer = new BucketListWriter();
    for (let key = 0; key < this.keys; key += 1) this.counters.take(key, writer);
    return writer.finish(this.extremes);
  }
}

/** Many keys: listed as they come, then sorted by key. */
class ListedDurations implements Durations {
  private readonly keys: Uint32Array;
  private readonly buckets: Uint16Array;
  private length = 0;
  /** Durations of each key. */
  private readonly n: Uint32Array;
  private readonly extremes: NonNullable<BucketLists['extremes']>;

  constructor(keys: number, rows: number) {
    this.keys = new Uint32Array(rows);
    this.buckets = new Uint16Array(rows);
    this.n = new Uint32Array(keys);
    this.extremes = newExtremes(keys);
  }

  add(keys: Int32Array, rows: Uint16Array, buckets: Uint16Array, ms: Float64Array): void {
    const { n, length } = this;
    const { min, max } = this.extremes;
    this.length = listBuckets(rows, keys, buckets, ms, this.keys, this.buckets, length, n, min, max);
  }

  finish(): BucketLists {
    const { n, extremes } = this;
    const ends = new Uint32Array(n.length);
    for (let key = 1; key < n.length; key += 1) ends[key] = (ends[key - 1] ?? 0) + (n[key - 1] ?? 0);
    const sorted = new Uint16Array(this.length);
    sortByKey(this.keys, this.buckets, this.length, ends, sorted);
    const writer = new BucketListWriter();
    const counts = new Uint32Array(BUCKETS);
    for (let key = 0; key < n.length; key += 1) {
      const end = ends[key] ?? 0;
      countListed(sorted, end - (n[key] ?? 0), end, counts);
      const least = bucketOf(extremes.min[key] ?? 0);
      const most = bucketOf(extremes.max[key] ?? 0);
      writer.take(counts, least, n[key] ? most - least + 1 : 0, least);
    }
    return writer.finish(extremes);
  }
}
