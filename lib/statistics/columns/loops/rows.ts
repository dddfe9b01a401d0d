import type { Codes } from '../chunk';

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

/** The least of `least` and the rows' values. */
export function leastOf(rows: Uint16Array, values: Float64Array, least: number): number {
  let smallest = least;
  for (let index = 0; index < rows.length; index += 1) {
    const value = values[rows[index] as number] as number;
    if (value < smallest) smallest = value;
  }
  return smallest;
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

/** How many rows have at least `least`. */
export function countFrom(rows: Uint16Array, values: Float32Array, least: number): number {
  let count = 0;
  for (let index = 0; index < rows.length; index += 1)
    if ((values[rows[index] as number] as number) >= least) count += 1;
  return count;
}

/** Notes by row the number of the group of each of these rows; 0 where the row's status is another. */
export function numberRows(
  rows: Uint16Array,
  statuses: Uint8Array,
  wanted: number,
  groups: Int32Array,
  numbers: Uint16Array,
  own: Uint16Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    own[row] = statuses[row] === wanted ? (numbers[groups[index] as number] as number) : 0;
  }
}

/** Lists the rows with a number from the front, the others from the back; answers how many have one. */
export function partition(numbers: Uint16Array, into: Uint16Array): number {
  let front = 0;
  let back = numbers.length - 1;
  for (let row = 0; row < numbers.length; row += 1) {
    if ((numbers[row] as number) > 0) into[front++] = row;
    else into[back--] = row;
  }
  return front;
}
