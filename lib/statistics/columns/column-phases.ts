import { signedBucketMs } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { VisitPhase } from '../counting';
import { Distribution } from '../distribution';
import { LentSteps } from './bucket-steps';
import type { Chunk, PhaseColumn } from './chunk';
import { BUCKET_VALUES, newScratch } from './column-tally';
import type { Grouping } from './grouping';
import type { Meaning, Selector } from './selection';

/** The group of each row of each chunk, from 1; 0 for rows that do not count. */
export type RowGroups = ReadonlyMap<Chunk, Uint16Array>;

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
  const groups = new Map<Chunk, Uint16Array>();
  for (const chunk of chunks) {
    if (!selector.select(chunk, scratch.selected)) continue;
    grouping.assign(chunk, scratch.groups);
    const own = new Uint16Array(chunk.length);
    let any = 0;
    for (let row = 0; row < chunk.length; row += 1) {
      if (!scratch.selected[row] || chunk.status[row] !== running) continue;
      const number = numbers[scratch.groups[row] ?? 0] ?? 0;
      own[row] = number;
      any |= number;
    }
    if (any) groups.set(chunk, own);
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
    const durations = new Counters(columns, groups, 'duration');
    const begins = starts ? new Counters(columns, groups, 'start') : null;
    for (const { column, own } of columns) {
      durations.count(column, own, column.durations);
      begins?.count(column, own, column.starts);
    }
    for (let group = 0; group < groups; group += 1) {
      const found = durations.take(group + 1, durationSteps, (bucket) => BUCKET_VALUES[bucket] ?? 0);
      const began = begins?.take(group + 1, startSteps, signedBucketMs) ?? null;
      if (found.n > 0) visit(group, phase, found, began);
    }
  }
}

interface CountedColumn {
  column: PhaseColumn;
  own: Uint16Array;
}

/** The columns of all phases of a name, which are one phase whatever contains it. */
function columnsByName(rows: RowGroups, dictionary: Dictionary): Map<string, CountedColumn[]> {
  const byName = new Map<string, CountedColumn[]>();
  for (const [chunk, own] of rows) {
    for (const [id, column] of chunk.phases) {
      const name = dictionary.phases.get(id)?.name;
      if (name === undefined) continue;
      const columns = byName.get(name) ?? [];
      byName.set(name, columns);
      columns.push({ column, own });
    }
  }
  return byName;
}

/** A counter for each group and each bucket between the least and the greatest. */
class Counters {
  private readonly least: number;
  private readonly width: number;
  private readonly counts: Uint32Array;

  constructor(columns: readonly CountedColumn[], groups: number, of: 'start' | 'duration') {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const { column } of columns) {
      least = Math.min(least, of === 'start' ? column.minStart : column.minDuration);
      most = Math.max(most, of === 'start' ? column.maxStart : column.maxDuration);
    }
    this.least = least;
    this.width = most - least + 1;
    this.counts = new Uint32Array((groups + 1) * this.width);
  }

  count({ rows }: PhaseColumn, own: Uint16Array, buckets: Int16Array | Uint16Array): void {
    const { counts, width, least } = this;
    for (let entry = 0; entry < buckets.length; entry += 1) {
      const row = rows === null ? entry : (rows[entry] ?? 0);
      const place = (own[row] ?? 0) * width + (buckets[entry] ?? 0) - least;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }

  take(group: number, steps: LentSteps, toValue: (bucket: number) => number): Distribution {
    const taken = steps.take(this.counts, group * this.width, this.width, (place) =>
      toValue(place + this.least),
    );
    return new Distribution(taken, true);
  }
}
