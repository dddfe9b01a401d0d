import type { BucketLists } from '../shards/bucket-lists';
import { takeCounted } from './loops/buckets';

/** Writes the lists of keys one after the other. */
export class BucketListWriter {
  private buckets = new Int16Array(4096);
  private counts = new Uint32Array(4096);
  private length = 0;
  private readonly offsets = [0];

  /** Writes the next key's list: the `width` counters from `begin` on, which are 0 afterwards. @param bucket of the first */
  take(counters: Uint32Array, begin: number, width: number, bucket: number): void {
    this.reserve(width);
    this.length = takeCounted(counters, begin, width, bucket, this.buckets, this.counts, this.length);
    this.offsets.push(this.length);
  }

  finish(extremes: BucketLists['extremes']): BucketLists {
    return {
      offsets: Uint32Array.from(this.offsets),
      buckets: this.buckets.slice(0, this.length),
      counts: this.counts.slice(0, this.length),
      extremes,
    };
  }

  private reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.buckets.length) return;
    const capacity = Math.max(2 * this.buckets.length, needed);
    const buckets = new Int16Array(capacity);
    buckets.set(this.buckets);
    this.buckets = buckets;
    const counts = new Uint32Array(capacity);
    counts.set(this.counts);
    this.counts = counts;
  }
}
