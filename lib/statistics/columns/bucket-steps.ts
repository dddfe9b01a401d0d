import { BUCKETS } from '@/lib/domain/statistics/bucket';
import { Distribution, type Extremes, type Steps } from '../distribution';

const counters = new Uint32Array(BUCKETS);

/** Distribution of a list of buckets; allocates what it answers. @param toValue what stands for a bucket */
export function distributionOf(
  buckets: Uint16Array,
  toValue: Float64Array,
  extremes: Extremes,
): Distribution {
  if (buckets.length === 0) return Distribution.EMPTY;
  let least = BUCKETS;
  let most = 0;
  for (const bucket of buckets) {
    counters[bucket] = (counters[bucket] ?? 0) + 1;
    if (bucket < least) least = bucket;
    if (bucket > most) most = bucket;
  }
  let length = 0;
  for (let bucket = least; bucket <= most; bucket += 1) if (counters[bucket]) length += 1;
  const values = new Float64Array(length);
  const counts = new Uint32Array(length);
  let step = 0;
  for (let bucket = least; bucket <= most; bucket += 1) {
    const count = counters[bucket] ?? 0;
    if (count === 0) continue;
    values[step] = toValue[bucket] ?? 0;
    counts[step] = count;
    counters[bucket] = 0;
    step += 1;
  }
  return new Distribution({ values, counts, length }, true, extremes);
}

/** Steps whose arrays are used again and again. */
export class LentSteps implements Steps {
  readonly values = new Float64Array(2 * BUCKETS);
  readonly counts = new Uint32Array(2 * BUCKETS);
  length = 0;

  /** Takes the counters from `begin` on, `width` of them, and clears them. */
  take(counted: Uint32Array, begin: number, width: number, valueAt: (place: number) => number): this {
    let length = 0;
    for (let place = 0; place < width; place += 1) {
      const count = counted[begin + place] ?? 0;
      if (count === 0) continue;
      this.values[length] = valueAt(place);
      this.counts[length] = count;
      counted[begin + place] = 0;
      length += 1;
    }
    this.length = length;
    return this;
  }
}
