import { BUCKETS, bucketMs } from '@/lib/domain/statistics/bucket';
import { Distribution } from '../distribution';

/** How often each bucket occurs for each of some keys: arrays alone, which are handed from thread to thread in one piece. */
export interface BucketLists {
  /** Where the list of each key begins; it ends where the next begins. */
  offsets: Uint32Array;
  /** Signed buckets, increasing within a list. */
  buckets: Int16Array;
  counts: Uint32Array;
  /** The least and the greatest duration of each key themselves, milliseconds, where they are known beside their buckets. */
  extremes: { min: Float64Array; max: Float64Array } | null;
}

/** What stands for each unsigned bucket, milliseconds. */
export const BUCKET_VALUES = Float64Array.from({ length: BUCKETS }, (_, bucket) => bucketMs(bucket));

/** The distribution of a key. */
export function distributionOf(
  { offsets, buckets, counts, extremes }: BucketLists,
  key: number,
): Distribution {
  const from = offsets[key] ?? 0;
  const to = offsets[key + 1] ?? from;
  if (from === to) return Distribution.EMPTY;
  const values = new Float64Array(to - from);
  for (let place = from; place < to; place += 1) {
    const bucket = buckets[place] as number;
    values[place - from] =
      bucket < 0 ? -(BUCKET_VALUES[-bucket] as number) : (BUCKET_VALUES[bucket] as number);
  }
  const steps = { values, counts: counts.subarray(from, to), length: values.length };
  const bounds = extremes && { min: extremes.min[key] ?? Number.NaN, max: extremes.max[key] ?? Number.NaN };
  return new Distribution(steps, true, bounds ?? undefined);
}
