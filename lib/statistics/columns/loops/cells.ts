import type { Codes } from '../chunk';

// As in rows.ts, loops of arrays and numbers alone.

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

/** Counts the first codes of a list. */
export function countCodes(codes: Int32Array, length: number, counts: Uint32Array): void {
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}
