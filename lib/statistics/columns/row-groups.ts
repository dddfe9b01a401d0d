import { type Chunk, MAX_CHUNK_ROWS } from './chunk';
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

/**
 * Arrays for the rows of a cohort, which can be lent again and again: made anew for each question they would be most of what
 * is collected as garbage.
 */
export class RowBuffers {
  private readonly byChunk = new WeakMap<Chunk, { own: Uint16Array; sorted: Uint16Array }>();

  /** @returns `own` holds zeros, `sorted` whatever it held */
  lend(chunk: Chunk): { own: Uint16Array; sorted: Uint16Array } {
    const known = this.byChunk.get(chunk);
    known?.own.fill(0);
    if (known) return known;
    const buffers = { own: new Uint16Array(chunk.length), sorted: new Uint16Array(chunk.length) };
    this.byChunk.set(chunk, buffers);
    return buffers;
  }
}

/** Used by one cohort at a time. */
const assigned = new Int32Array(MAX_CHUNK_ROWS);

/**
 * The groups of the running rows of a cohort.
 * @param numbers number of each of the grouping's groups, from 1; 0: not wanted
 * @param buffers hold the answer until they are lent again
 */
export function groupRows(
  chunks: readonly Chunk[],
  selector: Selector,
  grouping: Grouping,
  numbers: Uint16Array,
  { words }: Meaning,
  buffers: RowBuffers,
): RowGroups {
  const running = words.status.find('running') ?? -1;
  const groups = new Map<Chunk, ChunkRows>();
  for (const chunk of chunks) {
    const selected = selector.select(chunk);
    if (selected.length === 0) continue;
    grouping.assign(chunk, selected, assigned);
    const { own, sorted } = buffers.lend(chunk);
    numberRows(selected, chunk.status, running, assigned, numbers, own);
    const count = partition(own, sorted);
    if (count > 0) groups.set(chunk, { own, rows: sorted.subarray(0, count), left: sorted.subarray(count) });
  }
  return groups;
}
