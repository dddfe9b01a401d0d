import type { Codes } from '../chunk';

// As in rows.ts, loops of arrays and numbers alone.

/** Writes what each row's code stands for. */
export function translate(rows: Uint16Array, codes: Codes, meanings: Int32Array, into: Int32Array): void {
  for (let index = 0; index < rows.length; index += 1)
    into[index] = meanings[codes[rows[index] as number] as number] as number;
}

/** Writes what one of the ids that each row has in its list stands for; 0 where none stands for anything. */
export function translateLists(
  rows: Uint16Array,
  offsets: Uint32Array,
  ids: Uint16Array,
  meanings: Int32Array,
  into: Int32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const end = row + 1 < offsets.length ? (offsets[row + 1] as number) : ids.length;
    let meaning = 0;
    for (let place = offsets[row] as number; place < end; place += 1)
      meaning = (meanings[ids[place] as number] as number) || meaning;
    into[index] = meaning;
  }
}

/** Gives the first groups of a list other numbers. */
export function renumber(groups: Int32Array, length: number, numbers: Int32Array): void {
  for (let index = 0; index < length; index += 1) groups[index] = numbers[groups[index] as number] as number;
}

/** Keeps the rows whose group is not negative, and their groups beside them; answers how many there are. */
export function keepGrouped(rows: Uint16Array, groups: Int32Array, into: Uint16Array): number {
  let length = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const group = groups[index] as number;
    into[length] = rows[index] as number;
    groups[length] = group;
    if (group >= 0) length += 1;
  }
  return length;
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

/**
 * Counts rows by cell and status, and lists those that run beside their keys: the pair of cell and cache class. Each row is
 * read once for all of it. @returns the number that run
 */
export function listRunning(
  rows: Uint16Array,
  cells: Int32Array,
  statuses: Uint8Array,
  statusOf: Uint8Array,
  statusCount: number,
  counts: Uint32Array,
  isRunning: Uint8Array,
  caches: Uint8Array,
  classOf: Uint8Array,
  classCount: number,
  running: Uint16Array,
  keys: Int32Array,
): number {
  let length = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const cell = cells[index] as number;
    const status = statuses[row] as number;
    const place = Math.imul(cell, statusCount) + (statusOf[status] as number);
    counts[place] = (counts[place] as number) + 1;
    running[length] = row;
    keys[length] = Math.imul(cell, classCount) + (classOf[caches[row] as number] as number);
    length += isRunning[status] as number;
  }
  return length;
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

/** Counts the codes of these rows; codes are less than there are counters. */
export function countCodesOf(rows: Uint16Array, codes: Codes, counts: Uint32Array): void {
  for (let index = 0; index < rows.length; index += 1) {
    const code = codes[rows[index] as number] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}

/** Counts the ids that these rows have in lists; the last list ends with `ids`. @param offsets where the list of each row begins */
export function countListsOf(
  rows: Uint16Array,
  offsets: Uint32Array,
  ids: Uint16Array,
  counts: Uint32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const end = row + 1 < offsets.length ? (offsets[row + 1] as number) : ids.length;
    for (let place = offsets[row] as number; place < end; place += 1) {
      const id = ids[place] as number;
      counts[id] = (counts[id] as number) + 1;
    }
  }
}

/** Counts the boots that were under way beside each of these rows, one more than there were; 0 is a boot without a host. */
export function countBeside(
  rows: Uint16Array,
  hosts: Int32Array,
  beside: Uint16Array,
  counts: Uint32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const code = hosts[row] === 0 ? 0 : (beside[row] as number) + 1;
    counts[code] = (counts[code] as number) + 1;
  }
}

/** Counts the first codes of a list. */
export function countCodes(codes: Int32Array, length: number, counts: Uint32Array): void {
  for (let index = 0; index < length; index += 1) {
    const code = codes[index] as number;
    counts[code] = (counts[code] as number) + 1;
  }
}
