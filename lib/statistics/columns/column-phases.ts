import { signedBucketMs } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { VisitPhase } from '../counting';
import { Distribution } from '../distribution';
import { LentSteps } from './bucket-steps';
import { BUCKET_VALUES } from './bucket-values';
import type { Chunk, PhaseColumn } from './chunk';
import { newScratch } from './column-tally';
import type { Grouping } from './grouping';
import type { Meaning, Selector } from './selection';

/** The rows of a chunk that count. */
export interface ChunkRows {
  /** The group of each row, from 1; 0 for rows that do not count. */
  own: Uint16Array;
  /** The rows that count, where they are few: then it is quicker to visit them alone. */
  few: Uint16Array | null;
}

export type RowGroups = ReadonlyMap<Chunk, ChunkRows>;

/** Visiting a row by its number costs about as much as visiting so many one after another. */
const FEW_SHARE = 1 / 4;

/** The groups of the running rows of a cohort. @param numbers number of each of the grouping's groups, from 1; 0: not wanted */
export function groupRows(
  chunks: readonly Chunk[],
  selector: Selector,
  grouping: Grouping,
  numbers: Uint16Array,
  { words }: Meaning,
): RowGroups {
  const running = words.status.find('running') ?? -1;
  const scratch = newScratch(chunks);
  const groups = new Map<Chunk, ChunkRows>();
  for (const chunk of chunks) {
    if (!selector.select(chunk, scratch.selected)) continue;
    grouping.assign(chunk, scratch.groups);
    const own = new Uint16Array(chunk.length);
    let count = 0;
    for (let row = 0; row < chunk.length; row += 1) {
      if (!scratch.selected[row] || chunk.status[row] !== running) continue;
      const number = numbers[scratch.groups[row] ?? 0] ?? 0;
      if (number === 0) continue;
      own[row] = number;
      scratch.found[count++] = row;
    }
    const few = count < chunk.length * FEW_SHARE ? scratch.found.slice(0, count) : null;
    if (count > 0) groups.set(chunk, { own, few });
  }
  return groups;
}

/** Counts each phase by group: one phase after the other, so that its counters stay in the processor's cache. */
export function visitPhaseColumns(
  rows: RowGroups,
  groups: number,
  starts: boolean,
  dictionary: Dictionary,
  visit: VisitPhase,
): void {
  const durationSteps = new LentSteps();
  const startSteps = new LentSteps();
  for (const [name, columns] of columnsByName(rows, dictionary)) {
    const phase = dictionary.phaseNamed(name);
    const durations = countColumns(columns, groups, 'duration');
    const begins = starts ? countColumns(columns, groups, 'start') : null;
    for (let group = 1; group <= groups; group += 1) {
      const found = durations.take(group, durationSteps, (bucket) => BUCKET_VALUES[bucket] ?? 0);
      const began = begins?.take(group, startSteps, signedBucketMs) ?? null;
      if (found.n > 0) visit(group - 1, phase, found, began);
    }
  }
}

interface CountedColumn {
  column: PhaseColumn;
  rows: ChunkRows;
}

/** The columns of all phases of a name, which are one phase whatever contains it. */
function columnsByName(rows: RowGroups, dictionary: Dictionary): Map<string, CountedColumn[]> {
  const byName = new Map<string, CountedColumn[]>();
  for (const [chunk, chunkRows] of rows) {
    for (const [id, column] of chunk.phases) {
      const name = dictionary.phases.get(id)?.name;
      if (name === undefined) continue;
      const columns = byName.get(name) ?? [];
      byName.set(name, columns);
      columns.push({ column, rows: chunkRows });
    }
  }
  return byName;
}

/** Counts the buckets of columns by group. */
function countColumns(columns: readonly CountedColumn[], groups: number, of: 'start' | 'duration'): Counters {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const { column } of columns) {
    least = Math.min(least, of === 'start' ? column.minStart : column.minDuration);
    most = Math.max(most, of === 'start' ? column.maxStart : column.maxDuration);
  }
  const counters = new Counters(groups, least, most);
  for (const { column, rows } of columns) {
    const buckets = of === 'start' ? column.starts : column.durations;
    if (column.rows) countSparse(counters, column.rows, rows.own, buckets);
    else if (rows.few) countFew(counters, rows.few, rows.own, buckets);
    else countDense(counters, rows.own, buckets);
  }
  return counters;
}

/** A counter for each group and each bucket between the least and the greatest, and one before them for no bucket. */
class Counters {
  readonly before: number;
  readonly width: number;
  readonly counts: Uint32Array;

  constructor(groups: number, least: number, most: number) {
    this.before = least - 1;
    this.width = most - least + 2;
    this.counts = new Uint32Array((groups + 1) * this.width);
  }

  take(group: number, steps: LentSteps, toValue: (bucket: number) => number): Distribution {
    const begin = group * this.width + 1;
    const taken = steps.take(this.counts, begin, this.width - 1, (place) => toValue(place + this.before + 1));
    return new Distribution(taken, true);
  }
}

// The loops through which every phase of every boot goes. Their indexes lie within the arrays, so that the casts hold.
function countDense({ counts, width, before }: Counters, own: Uint16Array, buckets: Int16Array): void {
  for (let row = 0; row < buckets.length; row += 1) {
    const bucket = (buckets[row] as number) - before;
    const place = (own[row] as number) * width + (bucket > 0 ? bucket : 0);
    counts[place] = (counts[place] as number) + 1;
  }
}

function countFew(
  { counts, width, before }: Counters,
  few: Uint16Array,
  own: Uint16Array,
  buckets: Int16Array,
): void {
  for (let index = 0; index < few.length; index += 1) {
    const row = few[index] as number;
    const bucket = (buckets[row] as number) - before;
    const place = (own[row] as number) * width + (bucket > 0 ? bucket : 0);
    counts[place] = (counts[place] as number) + 1;
  }
}

function countSparse(
  { counts, width, before }: Counters,
  rows: Uint16Array,
  own: Uint16Array,
  buckets: Int16Array,
): void {
  for (let entry = 0; entry < buckets.length; entry += 1) {
    const place = (own[rows[entry] as number] as number) * width + (buckets[entry] as number) - before;
    counts[place] = (counts[place] as number) + 1;
  }
}
