import { signedBucketMs } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { VisitPhase } from '../counting';
import { BucketCounters } from './bucket-counters';
import { LentSteps } from './bucket-steps';
import { BUCKET_VALUES } from './bucket-values';
import { type Chunk, type PhaseColumn, unionOf } from './chunk';
import { longestOf } from './column-tally';
import type { Grouping } from './grouping';
import { countDense, countFew, countSparse } from './loops';
import type { Meaning, Selector } from './selection';

/** The rows of a chunk that count. */
export interface ChunkRows {
  /** Increasing. */
  rows: Uint16Array;
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
    const rows = new Uint16Array(selected.length);
    const own = new Uint16Array(chunk.length);
    let count = 0;
    for (let index = 0; index < selected.length; index += 1) {
      const row = selected[index] as number;
      const number = chunk.status[row] === running ? (numbers[assigned[index] as number] as number) : 0;
      own[row] = number;
      rows[count] = row;
      if (number > 0) count += 1;
    }
    if (count > 0) groups.set(chunk, { own, rows: rows.subarray(0, count) });
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
      const found = durations.take(group, durationSteps, (bucket) => BUCKET_VALUES[bucket] as number);
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

/** Visiting a row by its number costs about as much as visiting so many one after another. */
const FEW_SHARE = 1 / 4;

/** Counts the buckets of columns by group; group 0 holds what does not count. */
function countColumns(
  columns: readonly CountedColumn[],
  groups: number,
  of: 'start' | 'duration',
): BucketCounters {
  const range = unionOf(columns.map(({ column }) => column[`${of}Range`]));
  const counters = new BucketCounters(groups + 1, range);
  for (const { column, rows } of columns) {
    const buckets = column[`${of}s`];
    const { before, width, counts } = counters;
    if (column.rows) countSparse(column.rows, rows.own, buckets, before, width, counts);
    else if (rows.rows.length < buckets.length * FEW_SHARE)
      countFew(rows.rows, rows.own, buckets, before, width, counts);
    else countDense(rows.own, buckets, before, width, counts);
  }
  return counters;
}
