import type { Percentiles } from '@/lib/domain/percentiles';
import { BUCKETS, bucketMs } from '@/lib/domain/statistics/bucket';
import { Distribution, type Extremes } from '../distribution';

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

/** The list of a key. */
export interface BucketList {
  lists: BucketLists;
  key: number;
}

/** Counters of all signed buckets; they are 0 between calls. */
const counters = new Uint32Array(2 * BUCKETS);
/** Steps that are lent until the next call. */
const lent = {
  values: new Float64Array(counters.length),
  counts: new Uint32Array(counters.length),
  length: 0,
};

/** The distribution of what several lists hold together. */
export function distributionOf(parts: readonly BucketList[]): Distribution {
  const { steps, isBucketed, min, max, n } = lend(parts);
  if (n === 0) return Distribution.EMPTY;
  const { values, counts, length } = steps;
  const own = { values: values.slice(0, length), counts: counts.slice(0, length), length };
  return new Distribution(own, isBucketed, { min, max });
}

/** The percentiles of what several lists hold together: where no more is wanted, arrays for steps would be most of the work. */
export function percentilesOf(parts: readonly BucketList[]): Percentiles {
  return lend(parts).percentiles();
}

function lend(parts: readonly BucketList[]): Distribution {
  let [least, most] = [counters.length, -1];
  for (const { lists, key } of parts) {
    const from = lists.offsets[key] as number;
    const to = lists.offsets[key + 1] as number;
    if (from === to) continue;
    addCounts(lists.buckets, lists.counts, from, to, counters);
    least = Math.min(least, (lists.buckets[from] as number) + BUCKETS);
    most = Math.max(most, (lists.buckets[to - 1] as number) + BUCKETS);
  }
  lent.length = takeSteps(counters, least, most, BUCKET_VALUES, lent.values, lent.counts);
  return new Distribution(lent, true, extremesOf(parts));
}

/** Of all lists, where they know them. */
function extremesOf(parts: readonly BucketList[]): Extremes | undefined {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { lists, key } of parts) {
    if (!lists.extremes) return undefined;
    min = Math.min(min, lists.extremes.min[key] as number);
    max = Math.max(max, lists.extremes.max[key] as number);
  }
  return { min, max };
}

// Loops of arrays and numbers alone, which V8 keeps fast; their indexes lie within the arrays.

function addCounts(
  buckets: Int16Array,
  counts: Uint32Array,
  from: number,
  to: number,
  into: Uint32Array,
): void {
  for (let place = from; place < to; place += 1) {
    const at = (buckets[place] as number) + BUCKETS;
    into[at] = (into[at] as number) + (counts[place] as number);
  }
}

/** Moves counters to steps and clears them; answers how many steps there are. */
function takeSteps(
  counted: Uint32Array,
  least: number,
  most: number,
  bucketValues: Float64Array,
  values: Float64Array,
  counts: Uint32Array,
): number {
  let step = 0;
  for (let at = least; at <= most; at += 1) {
    const count = counted[at] as number;
    if (count === 0) continue;
    const bucket = at - BUCKETS;
    values[step] = bucket < 0 ? -(bucketValues[-bucket] as number) : (bucketValues[bucket] as number);
    counts[step++] = count;
    counted[at] = 0;
  }
  return step;
}
