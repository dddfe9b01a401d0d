// As in rows.ts, loops of arrays and numbers alone. What a row has not has a bucket below all, and is counted as `before`.

/** Counts the buckets of all rows of a column. Counts by turns here and there, so that additions wait less for each other. */
export function countAll(buckets: Int16Array, before: number, counts: Uint32Array, spare: Uint32Array): void {
  const even = buckets.length & ~1;
  for (let row = 0; row < even; row += 2) {
    const place = Math.max((buckets[row] as number) - before, 0);
    const next = Math.max((buckets[row + 1] as number) - before, 0);
    counts[place] = (counts[place] as number) + 1;
    spare[next] = (spare[next] as number) + 1;
  }
  if (even === buckets.length) return;
  const last = Math.max((buckets[even] as number) - before, 0);
  counts[last] = (counts[last] as number) + 1;
}

/** Counts the buckets of some rows of a column that has one for each, `by` 1 or, to take them back, -1. */
export function countSome(
  rows: Uint16Array,
  buckets: Int16Array,
  by: number,
  before: number,
  counts: Uint32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const place = Math.max((buckets[rows[index] as number] as number) - before, 0);
    counts[place] = (counts[place] as number) + by;
  }
}

/** Counts the buckets of all rows of a column, by the rows' groups. */
export function countGrouped(
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

/** The same for some rows. */
export function countSomeGrouped(
  rows: Uint16Array,
  groups: Uint16Array,
  buckets: Int16Array,
  before: number,
  width: number,
  counts: Uint32Array,
): void {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
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

/** Adds counters to others and clears them. */
export function fold(spare: Uint32Array, counts: Uint32Array): void {
  for (let place = 0; place < spare.length; place += 1) {
    counts[place] = (counts[place] as number) + (spare[place] as number);
    spare[place] = 0;
  }
}
