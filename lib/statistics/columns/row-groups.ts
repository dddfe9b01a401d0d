import { type Chunk, longestOf } from './chunk';
import type { Grouping } from './grouping';
import { numberRows, partition } from './loops/rows';
import type { Meaning, Selector } from './selection';

/** The rows of a chunk that count. */
export interface ChunkRows {
  /** Increasing. */
  rows: Uint16Array;
  /** The rows that do not. */
  left: Uint16Array;
  /** The group of each row of the chunk, from 1; 0 for rows that do not count. */
  own: Uint16Array;
}

export type RowGroups = ReadonlyMap<Chunk, ChunkRows>;

/** The groups of the running rows of a cohort. @param numbers number of each of the grouping's groups, from 1; 0: not wanted */
export function groupRows(
  chunks: readonly Chunk[],
  selector: Selector,
  grouping: Grouping,
  numbers: Uint16Array,
  { words }: Meaning,
): RowGroups {
  const running = words.status.find('running') ?? -1;
  const assigned = new Int32Array(longestOf(chunks));
  const groups = new Map<Chunk, ChunkRows>();
  for (const chunk of chunks) {
    const selected = selector.select(chunk);
    if (selected.length === 0) continue;
    grouping.assign(chunk, selected, assigned);
    const own = new Uint16Array(chunk.length);
    numberRows(selected, chunk.status, running, assigned, numbers, own);
    const sorted = new Uint16Array(chunk.length);
    const count = partition(own, sorted);
    if (count > 0) groups.set(chunk, { own, rows: sorted.subarray(0, count), left: sorted.subarray(count) });
  }
  return groups;
}
