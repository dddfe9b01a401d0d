import { type BootFilter, cacheStatesOf } from '@/lib/domain/cohort';
import { bucketOf } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { MeasureWords, Words } from '@/lib/domain/statistics/measure-rows';
import type { ShardCohort } from '../shards/shard';
import { type Chunk, type Codes, MAX_CHUNK_ROWS } from './chunk';
import { keepWanted, keepWithin, listMarked } from './loops/rows';

/** What the columns' numbers stand for. */
export interface Meaning {
  words: MeasureWords;
  dictionary: Dictionary;
}

/** Clears the rows of a chunk that it does not select. */
type Narrow = (chunk: Chunk, selected: Uint8Array) => void;

/** A cohort as something that selects rows; compiled once for a question. */
export interface Selector {
  /** The selected rows of a chunk, increasing. Lent: they change with the next call of any selector. */
  select(chunk: Chunk): Uint16Array;
}

const ALL_ROWS = Uint16Array.from({ length: MAX_CHUNK_ROWS }, (_, row) => row);
const NO_ROWS = new Uint16Array(0);
// Used by one selector at a time: the rows that it answers are only lent.
const selected = new Uint8Array(MAX_CHUNK_ROWS);
const rows = new Uint16Array(MAX_CHUNK_ROWS);

/** @param times bounds of spans of time (Unix milliseconds), outside of which no boot counts */
export function compileSelector(
  cohort: ShardCohort,
  meaning: Meaning,
  times: readonly number[] | null = null,
): Selector {
  const { filter } = cohort;
  const windows = [filter, cohort.box ?? {}, { fromMs: times?.[0], toMs: times?.at(-1) }];
  const from = Math.max(...windows.map(({ fromMs }) => microsOf(fromMs, Number.NEGATIVE_INFINITY)));
  const to = Math.min(...windows.map(({ toMs }) => microsOf(toMs, Number.POSITIVE_INFINITY)));
  const steps = [
    ...tableSteps(filter, meaning),
    ...wordSteps(filter, meaning),
    ...factSteps(filter, meaning),
    ...rangeSteps(filter),
    ...(filter.phase ?? []).map((bound) => phaseStep(bound, meaning)),
    ...boxSteps(cohort, meaning),
    ...(cohort.exceptId === null ? [] : [exceptStep(cohort.exceptId)]),
  ];
  return {
    select(chunk) {
      if (chunk.maxStart < from || chunk.minStart >= to) return NO_ROWS;
      const isWithin = chunk.minStart >= from && chunk.maxStart < to;
      if (isWithin && chunk.dead === 0 && steps.length === 0) return ALL_ROWS.subarray(0, chunk.length);
      selected.set(chunk.alive);
      if (!isWithin) keepWithin(selected, chunk.length, chunk.startMicros, from, to);
      for (const narrow of steps) narrow(chunk, selected);
      return rows.subarray(0, listMarked(selected, chunk.length, rows));
    },
  };
}

/** As exact as Postgres keeps stamps. */
export function microsOf(ms: number | undefined, otherwise: number): number {
  return ms === undefined ? otherwise : Math.round(ms * 1000);
}

/** Keeps rows whose code is marked in `wanted`. */
function oneOf(columnOf: (chunk: Chunk) => Codes, wanted: Uint8Array): Narrow {
  return (chunk, selected) => keepWanted(selected, chunk.length, columnOf(chunk), wanted);
}

function marks(size: number, codes: readonly (number | undefined)[]): Uint8Array {
  const wanted = new Uint8Array(size);
  for (const code of codes) if (code !== undefined) wanted[code] = 1;
  return wanted;
}

function tableSteps(filter: BootFilter, { dictionary }: Meaning): Narrow[] {
  return (['image', 'flavor', 'host'] as const).flatMap((dimension) => {
    const values = filter[dimension];
    if (!values) return [];
    const wanted = marks(dictionary.lastId(dimension) + 1, dictionary.idsOf(dimension, values));
    return [oneOf((chunk) => chunk[dimension], wanted)];
  });
}

function wordSteps(filter: BootFilter, { words }: Meaning): Narrow[] {
  const step = (field: keyof MeasureWords, values: readonly string[] | undefined) =>
    values ? [oneOf((chunk) => chunk[field], marks(words[field].size, codesOf(words[field], values)))] : [];
  return [
    ...step('cache', filter.cache && cacheStatesOf(filter.cache)),
    ...step('basis', filter.basis),
    ...step('status', filter.status),
    ...step('source', filter.source),
    ...step('cloud', filter.cloud),
  ];
}

function codesOf(words: Words, values: readonly string[]): (number | undefined)[] {
  return values.map((value) => words.find(value));
}

/** Attributes that a filter names; those of one key are alternatives only within `release` and `transfer`. */
export function factFilters({
  release,
  transfer,
  attribute,
}: BootFilter): { key: string; values: string[] }[] {
  return [
    ...(release ? [{ key: 'release', values: release }] : []),
    ...(transfer ? [{ key: 'transferDriver', values: transfer }] : []),
    ...(attribute ?? []).map(({ key, value }) => ({ key, values: [value] })),
  ];
}

function factSteps(filter: BootFilter, { dictionary }: Meaning): Narrow[] {
  return factFilters(filter).map(({ key, values }) => {
    const wanted = marks(dictionary.lastFactId() + 1, dictionary.factIds(key, values));
    return ({ factOffsets, factIds, length }, selected) => {
      for (let row = 0; row < length; row += 1) {
        if (!selected[row]) continue;
        const end = factOffsets[row + 1] ?? factIds.length;
        let found = 0;
        for (let fact = factOffsets[row] ?? 0; fact < end; fact += 1)
          found |= wanted[factIds[fact] as number] as number;
        selected[row] = found;
      }
    };
  });
}

function rangeSteps(filter: BootFilter): Narrow[] {
  const { minMs, maxMs, durationMetric, minConcurrency, maxConcurrency } = filter;
  const steps: Narrow[] = [];
  if (minMs !== undefined || maxMs !== undefined) {
    const [least, most] = [minMs ?? -Infinity, maxMs ?? Infinity];
    steps.push(({ totalMs, buildMs, length }, selected) => {
      for (let row = 0; row < length; row += 1) {
        const total = durationMetric === 'build' ? Number.NaN : (totalMs[row] ?? Number.NaN);
        const isBuild = durationMetric !== 'total' && Number.isNaN(total);
        const duration = isBuild ? (buildMs[row] ?? Number.NaN) : total;
        if (!(duration >= least && duration <= most)) selected[row] = 0;
      }
    });
  }
  if (minConcurrency !== undefined || maxConcurrency !== undefined) {
    const [least, most] = [minConcurrency ?? 0, maxConcurrency ?? Infinity];
    steps.push(({ host, concurrency, length }, selected) => {
      for (let row = 0; row < length; row += 1) {
        const beside = concurrency[row] ?? 0;
        if (!host[row] || beside < least || beside > most) selected[row] = 0;
      }
    });
  }
  return steps;
}

/** Bounds of a phase's duration as buckets, both inclusive. */
export function phaseBuckets({ minMs, maxMs }: { minMs?: number; maxMs?: number }): [number, number] {
  return [minMs === undefined ? 0 : bucketOf(minMs), maxMs === undefined ? 0xffff : bucketOf(maxMs)];
}

function phaseStep(bound: NonNullable<BootFilter['phase']>[number], { dictionary }: Meaning): Narrow {
  const ids = dictionary.phaseIds(bound.name);
  const [least, most] = phaseBuckets(bound);
  return (chunk, selected) => {
    const found = new Uint8Array(chunk.length);
    for (const id of ids) {
      const column = chunk.phases.get(id);
      if (!column) continue;
      const { rows, durations } = column;
      for (let entry = 0; entry < durations.length; entry += 1) {
        const duration = durations[entry] ?? 0;
        if (duration >= least && duration <= most) found[rows ? (rows[entry] ?? 0) : entry] = 1;
      }
    }
    for (let row = 0; row < chunk.length; row += 1) selected[row] = (selected[row] ?? 0) & (found[row] ?? 0);
  };
}

function boxSteps({ box }: ShardCohort, { words }: Meaning): Narrow[] {
  if (!box) return [];
  const running = oneOf(({ status }) => status, marks(words.status.size, [words.status.find('running')]));
  const { minMs, maxMs } = box;
  return [
    running,
    (chunk, selected) => keepWithin(selected, chunk.length, chunk[`${box.metric}Ms`], minMs, maxMs),
  ];
}

function exceptStep(id: number): Narrow {
  return ({ ids }, selected) => {
    const row = ids.indexOf(id);
    if (row >= 0) selected[row] = 0;
  };
}
