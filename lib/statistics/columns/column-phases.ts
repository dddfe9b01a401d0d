import type { MeasuredPhaseKey } from '@/lib/domain/statistics/boot-measure';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { PhaseCounts } from '../shards/shard';
import { BucketCounters } from './bucket-counters';
import { BucketListWriter } from './bucket-list-writer';
import { type PhaseColumn, unionOf } from './chunk';
import { countAll, countGrouped, countSome, countSomeGrouped, countSparse, fold } from './loops/phases';
import type { ChunkRows, RowGroups } from './row-groups';

/** Counts each phase by group: one phase after the other, so that its counters stay in the processor's cache. */
export function countColumnPhases(
  rows: RowGroups,
  groups: number,
  starts: boolean,
  dictionary: Dictionary,
): PhaseCounts {
  const phases: MeasuredPhaseKey[] = [];
  const durations = new BucketListWriter();
  const begins = new BucketListWriter();
  for (const [name, columns] of columnsByName(rows, dictionary)) {
    phases.push(dictionary.phaseNamed(name));
    countColumns(columns, groups, 'duration', durations);
    if (starts) countColumns(columns, groups, 'start', begins);
  }
  return { phases, durations: durations.finish(null), starts: starts ? begins.finish(null) : null };
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

/** Writes the buckets of columns by group. */
function countColumns(
  columns: readonly CountedColumn[],
  groups: number,
  of: 'start' | 'duration',
  into: BucketListWriter,
): void {
  const range = unionOf(columns.map(({ column }) => column[`${of}Range`]));
  // The first group holds what does not count.
  const counters = new BucketCounters(groups + 1, range);
  const countDense = groups === 1 ? denseOf(counters) : denseGroupedOf(counters);
  for (const { column, rows } of columns) {
    const buckets = column[`${of}s`];
    const { before, width, counts } = counters;
    if (column.rows) countSparse(column.rows, rows.own, buckets, before, width, counts);
    else countDense(buckets, rows);
  }
  for (let group = 1; group <= groups; group += 1) counters.take(group, into);
}

type CountDense = (buckets: Int16Array, rows: ChunkRows) => void;

/** Counts what is not grouped: all rows, less those that do not count, is quicker than asking each whether it does. */
function denseOf({ before, width, counts }: BucketCounters): CountDense {
  const [others, own] = [counts.subarray(0, width), counts.subarray(width)];
  return (buckets, { rows, left }) => {
    if (rows.length < left.length) return countSome(rows, buckets, 1, before, own);
    countAll(buckets, before, own, others);
    fold(others, own);
    countSome(left, buckets, -1, before, own);
  };
}

/** Visiting a row by its number costs about as much as visiting so many one after another. */
const FEW_SHARE = 1 / 3;

function denseGroupedOf({ before, width, counts }: BucketCounters): CountDense {
  return (buckets, { rows, own }) => {
    if (rows.length < own.length * FEW_SHARE) countSomeGrouped(rows, own, buckets, before, width, counts);
    else countGrouped(own, buckets, before, width, counts);
  };
}
