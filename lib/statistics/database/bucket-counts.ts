import { Distribution, type Extremes } from '../distribution';

/** Counts by bucket while they come. */
export class BucketCounts {
  private readonly counts = new Map<number, number>();
  private extremes: Extremes | undefined;

  /** @param toValue what stands for a bucket */
  constructor(
    private readonly toValue: (bucket: number) => number,
    private readonly isBucketed = true,
  ) {}

  add(bucket: number, count: number, extremes?: Extremes): void {
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + count);
    if (!extremes) return;
    const { min, max } = this.extremes ?? extremes;
    this.extremes = { min: Math.min(min, extremes.min), max: Math.max(max, extremes.max) };
  }

  toDistribution(): Distribution {
    if (this.counts.size === 0) return Distribution.EMPTY;
    const buckets = Float64Array.from(this.counts.keys()).sort();
    const steps = {
      values: buckets.map(this.toValue),
      counts: Uint32Array.from(buckets, (bucket) => this.counts.get(bucket) ?? 0),
      length: buckets.length,
    };
    return new Distribution(steps, this.isBucketed, this.extremes);
  }
}
