import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import type { Codes } from './chunk';

/**
 * The loops through which every boot goes, and for phases all of a boot's. They take arrays and numbers alone: a loop beside
 * a field that is read before it is compiled again and again by V8, which has not yet seen the field when the loop is hot.
 * All indexes lie within the arrays, so the casts hold.
 */

/** Lists the marked rows in `into`; answers how many there are. */
export function listMarked(marks: Uint8Array, length: number, into: Uint16Array): number {
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    into[count] = row;
    count += marks[row] as number;
  }
  return count;
}

/** Keeps marks of rows whose code is wanted. */
export function keepWanted(marks: Uint8Array, length: number, codes: Codes, wanted: Uint8Array): void {
  for (let row = 0; row < length; row += 1)
    marks[row] = (marks[row] as number) & (wanted[codes[row] as number] as number);
}

/** Keeps marks of rows whose value lies from `from` (inclusive) to `to` (exclusive); NaN lies nowhere. */
export function keepWithin(
  marks: Uint8Array,
  length: number,
  values: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = 0; row < length; row += 1) {
    const value = values[row] as number;
    if (!(value >= from && value < to)) marks[row] = 0;
  }
}

/** Writes what each row's code stands for. */
export function translate(rows: Uint16Array, codes: Codes, meanings: Int32Array, into: Int32Array): void {
  for (let index = 0; index < rows.length; index += 1)
    into[index] = meanings[codes[rows[index] as number] as number] as number;
}

/**
 * Turns the group of each row into the cell of the group and the span of time in which it started. Rows must lie within the
 * spans. Guesses as if spans were equal.
 * @param perMicro spans in a microsecond
 */
export function divideCells(
  startMicros: Float64Array,
  rows: Uint16Array,
  bounds: Float64Array,
  first: number,
  perMicro: number,
  cells: Int32Array,
): void {
  const spans = bounds.length - 1;
  for (let index = 0; index < rows.length; index += 1) {
    const micros = startMicros[rows[index] as number] as number;
    let span = Math.min(Math.floor((micros - first) * perMicro), spans - 1);
    while (micros >= (bounds[span + 1] as number)) span += 1;
    while (micros < (bounds[span] as number)) span -= 1;
    cells[index] = (cells[index] as number) * spans + span;
  }
}

/** Counts each row for its cell and what its code stands for, of which there are `width`. */
export function countPairs(
  rows: Uint16Array,
  cells: Int32Array,
  codes: Uint8Array,
  meanings: Uint8Array,
  width: number,
  counts: Uint32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const code = codes[rows[index] as number] as number;
    const place = Math.imul(cells[index] as number, width) + (meanings[code] as number);
    counts[place] = (counts[place] as number) + 1;
  }
}

/** Marks the pairs of cell and code that there are; codes are less than `width`. */
export function markPairs(
  rows: Uint16Array,
  cells: Int32Array,
  codes: Uint16Array,
  width: number,
  marks: Uint8Array,
): void {
  for (let index = 0; index < rows.length; index += 1)
    marks[Math.imul(cells[index] as number, width) + (codes[rows[index] as number] as number)] = 1;
}

/** Writes for each row the number of the pair of its cell and what its code stands for. */
export function pairCells(
  rows: Uint16Array,
  cells: Int32Array,
  codes: Uint8Array,
  meanings: Uint8Array,
  width: number,
  into: Int32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const code = codes[rows[index] as number] as number;
    into[index] = Math.imul(cells[index] as number, width) + (meanings[code] as number);
  }
}

/** Lists the rows whose code is marked, and moves the keys beside them along; answers how many there are. */
export function keepMarked(
  rows: Uint16Array,
  codes: Uint8Array,
  marks: Uint8Array,
  into: Uint16Array,
  keys: Int32Array,
): number {
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    into[count] = row;
    keys[count] = keys[index] as number;
    count += marks[codes[row] as number] as number;
  }
  return count;
}

/** Counts the first codes of a list. */
export function countCodes(codes: Int32Array, length: number, counts: Uint32Array): void {
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

/** How many rows have at least `least`. */
export function countFrom(rows: Uint16Array, values: Float32Array, least: number): number {
  let count = 0;
  for (let index = 0; index < rows.length; index += 1)
    if ((values[rows[index] as number] as number) >= least) count += 1;
  return count;
}

/** The greatest of `most` and the rows' values. */
export function greatestOf(rows: Uint16Array, values: Float32Array | Float64Array, most: number): number {
  let greatest = most;
  for (let index = 0; index < rows.length; index += 1) {
    const value = values[rows[index] as number] as number;
    if (value > greatest) greatest = value;
  }
  return greatest;
}

/** The least of `least` and the rows' values. */
export function leastOf(rows: Uint16Array, values: Float64Array, least: number): number {
  let smallest = least;
  for (let index = 0; index < rows.length; index += 1) {
    const value = values[rows[index] as number] as number;
    if (value < smallest) smallest = value;
  }
  return smallest;
}

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

/** Counts the buckets of a column that has one for each row, by the rows' groups; `NO_PHASE` as bucket `before`. */
export function countDense(
  groups: Uint16Array,
  buckets: Int16Array,
  before: number,
  width: number,
  counts: Uint32Array,
): void {
  for (let row = 0; row < buckets.length; row += 1) {
    const place = Math.imul(groups[row] as number, width) + Math.max((buckets[row] as number) - before, 0);
    counts[place] = (counts[place] as number) + 1;
  }
}

/** The same for some of the rows. */
export function countFew(
  few: Uint16Array,
  groups: Uint16Array,
  buckets: Int16Array,
  before: number,
  width: number,
  counts: Uint32Array,
): void {
  for (let index = 0; index < few.length; index += 1) {
    const row = few[index] as number;
    const place = Math.imul(groups[row] as number, width) + Math.max((buckets[row] as number) - before, 0);
    counts[place] = (counts[place] as number) + 1;
  }
}

/** Counts the buckets of a column that has one for some rows, by the rows' groups. */
export function countSparse(
  rows: Uint16Array,
  groups: Uint16Array,
  buckets: Int16Array,
  before: number,
  width: number,
  counts: Uint32Array,
): void {
  for (let entry = 0; entry < buckets.length; entry += 1) {
    const group = groups[rows[entry] as number] as number;
    const place = Math.imul(group, width) + (buckets[entry] as number) - before;
    counts[place] = (counts[place] as number) + 1;
  }
}
