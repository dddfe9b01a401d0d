import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';

// As in rows.ts, loops of arrays and numbers alone.

/** Counts rows by key and bucket, and notes the least and the greatest value of each key. Rows without a bucket do not count. */
export function countBuckets(
  rows: Uint16Array,
  keys: Int32Array,
  buckets: Uint16Array,
  values: Float64Array,
  before: number,
  width: number,
  counts: Uint32Array,
  min: Float64Array,
  max: Float64Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const bucket = buckets[row] as number;
    if (bucket === NO_BUCKET) continue;
    const key = keys[index] as number;
    const place = Math.imul(key, width) + bucket - before;
    counts[place] = (counts[place] as number) + 1;
    const value = values[row] as number;
    if (value < (min[key] as number)) min[key] = value;
    if (value > (max[key] as number)) max[key] = value;
  }
}

/** Lists rows with a bucket beside their keys. Notes how many each key has, and its least and greatest value. @returns the new length */
export function listBuckets(
  rows: Uint16Array,
  keys: Int32Array,
  buckets: Uint16Array,
  values: Float64Array,
  listedKeys: Uint32Array,
  listedBuckets: Uint16Array,
  length: number,
  n: Uint32Array,
  min: Float64Array,
  max: Float64Array,
): number {
  let end = length;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const bucket = buckets[row] as number;
    if (bucket === NO_BUCKET) continue;
    const key = keys[index] as number;
    listedKeys[end] = key;
    listedBuckets[end] = bucket;
    end += 1;
    n[key] = (n[key] as number) + 1;
    const value = values[row] as number;
    if (value < (min[key] as number)) min[key] = value;
    if (value > (max[key] as number)) max[key] = value;
  }
  return end;
}

/** Sorts listed buckets by key. @param next where each key's begin; afterwards where they end */
export function sortByKey(
  keys: Uint32Array,
  buckets: Uint16Array,
  length: number,
  next: Uint32Array,
  sorted: Uint16Array,
): void {
  for (let place = 0; place < length; place += 1) {
    const key = keys[place] as number;
    const to = next[key] as number;
    next[key] = to + 1;
    sorted[to] = buckets[place] as number;
  }
}

/** Counts some of a list of buckets. */
export function countListed(buckets: Uint16Array, from: number, to: number, counts: Uint32Array): void {
  for (let place = from; place < to; place += 1) {
    const bucket = buckets[place] as number;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
}

/** Lists the counters from `begin` on that are not 0, `width` of them, and clears them. @returns the new length of the list */
export function takeCounted(
  counters: Uint32Array,
  begin: number,
  width: number,
  firstBucket: number,
  buckets: Int16Array,
  counts: Uint32Array,
  length: number,
): number {
  let end = length;
  for (let place = 0; place < width; place += 1) {
    const count = counters[begin + place] as number;
    if (count === 0) continue;
    buckets[end] = firstBucket + place;
    counts[end] = count;
    counters[begin + place] = 0;
    end += 1;
  }
  return end;
}
