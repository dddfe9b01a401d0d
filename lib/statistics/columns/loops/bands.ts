import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import { NO_PHASE } from '../chunk';

// As in rows.ts, loops of arrays and numbers alone.

/**
 * Notes the band of each of these rows in `bandOf`, from 1; 0 where it is in none.
 * @param groups by row, from 1 @param offsets where the bands of each group begin, from 0; those of a group end where the next begin
 * @param indexes what each band is numbered
 */
export function findBands(
  rows: Uint16Array,
  groups: Uint16Array,
  buckets: Uint16Array,
  offsets: Uint32Array,
  fromBuckets: Uint16Array,
  toBuckets: Uint16Array,
  indexes: Uint32Array,
  bandOf: Uint16Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const group = groups[row] as number;
    const bucket = buckets[row] as number;
    if (group >= offsets.length || bucket === NO_BUCKET) continue;
    const end = offsets[group] as number;
    for (let place = offsets[group - 1] as number; place < end; place += 1)
      if (bucket >= (fromBuckets[place] as number) && bucket <= (toBuckets[place] as number))
        bandOf[row] = (indexes[place] as number) + 1;
  }
}

/** Lists the rows that are in a band; answers how many there are. */
export function listBanded(rows: Uint16Array, bandOf: Uint16Array, into: Uint16Array): number {
  let length = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    into[length] = row;
    if (bandOf[row] !== 0) length += 1;
  }
  return length;
}

/** Counts the rows of each band, and sums up their durations. */
export function addBanded(
  rows: Uint16Array,
  bandOf: Uint16Array,
  values: Float64Array,
  n: Uint32Array,
  sums: Float64Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const band = (bandOf[row] as number) - 1;
    n[band] = (n[band] as number) + 1;
    sums[band] = (sums[band] as number) + (values[row] as number);
  }
}

/** Adds what rows in bands spent in a phase, of which there is a bucket for every row. */
export function addDense(
  rows: Uint16Array,
  buckets: Int16Array,
  bandOf: Uint16Array,
  bucketValues: Float64Array,
  totals: Float64Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const bucket = buckets[row] as number;
    if (bucket === NO_PHASE) continue;
    const band = bandOf[row] as number;
    totals[band] = (totals[band] as number) + (bucketValues[bucket] as number);
  }
}

/** The same for a phase of which there are buckets for some rows. */
export function addSparse(
  rows: Uint16Array,
  buckets: Int16Array,
  bandOf: Uint16Array,
  bucketValues: Float64Array,
  totals: Float64Array,
): void {
  for (let entry = 0; entry < buckets.length; entry += 1) {
    const band = bandOf[rows[entry] as number] as number;
    totals[band] = (totals[band] as number) + (bucketValues[buckets[entry] as number] as number);
  }
}
