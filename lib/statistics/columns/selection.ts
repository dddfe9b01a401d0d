import { type BootFilter, cacheStatesOf } from '@/lib/domain/cohort';
import { bucketOf } from '@/lib/domain/statistics/bucket';
import type { Dictionary } from '@/lib/domain/statistics/dictionary';
import type { MeasureWords, Words } from '@/lib/domain/statistics/measure-rows';
import type { Cohort } from '../counting';
import type { Chunk } from './chunk';

/** What the columns' numbers stand for. */
export interface Meaning {
  words: MeasureWords;
  dictionary: Dictionary;
}

/** Clears the rows of a chunk that it does not select. */
type Narrow = (chunk: Chunk, selected: Uint8Array) => void;

/** A cohort as something that selects rows; compiled once for a question. */
export interface Selector {
  /** Marks the selected rows of a chunk in `selected`, and answers whether there may be any. */
  select(chunk: Chunk, selected: Uint8Array): boolean;
}

/** @param exceptId id of the measure of the boot that does not count */
export function compileSelector(cohort: Cohort, meaning: Meaning, exceptId: number | null): Selector {
  const { filter } = cohort;
  const from = Math.max(microsOf(filter.fromMs, -Infinity), microsOf(cohort.box?.fromMs, -Infinity));
  const to = Math.min(microsOf(filter.toMs, Infinity), microsOf(cohort.box?.toMs, Infinity));
  const steps = [
    ...tableSteps(filter, meaning),
    ...wordSteps(filter, meaning),
    ...factSteps(filter, meaning),
    ...rangeSteps(filter),
    ...(filter.phase ?? []).map((bound) => phaseStep(bound, meaning)),
    ...boxSteps(cohort, meaning),
    ...(exceptId === null ? [] : [exceptStep(exceptId)]),
  ];
  return {
    select(chunk, selected) {
      if (chunk.maxStart < from || chunk.minStart >= to) return false;
      selected.set(chunk.alive);
      if (chunk.minStart < from || chunk.maxStart >= to) narrowTime(chunk, selected, from, to);
      for (const narrow of steps) narrow(chunk, selected);
      return true;
    },
  };
}

/** As exact as Postgres keeps stamps. */
export function microsOf(ms: number | undefined, otherwise: number): number {
  return ms === undefined ? otherwise : Math.round(ms * 1000);
}

function narrowTime({ startMicros, length }: Chunk, selected: Uint8Array, from: number, to: number): void {
  for (let row = 0; row < length; row += 1) {
    const start = startMicros[row] ?? 0;
    if (start < from || start >= to) selected[row] = 0;
  }
}

/** Keeps rows whose code is marked in `wanted`. */
function oneOf(columnOf: (chunk: Chunk) => ArrayLike<number>, wanted: Uint8Array): Narrow {
  return (chunk, selected) => {
    const column = columnOf(chunk);
    for (let row = 0; row < chunk.length; row += 1)
      selected[row] = (selected[row] ?? 0) & (wanted[column[row] ?? 0] ?? 0);
  };
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
    const wanted = new Set(dictionary.factIds(key, values));
    return ({ factOffsets, factIds, length }, selected) => {
      for (let row = 0; row < length; row += 1) {
        if (!selected[row]) continue;
        const end = factOffsets[row + 1] ?? factIds.length;
        let found = 0;
        for (let fact = factOffsets[row] ?? 0; fact < end; fact += 1)
          if (wanted.has(factIds[fact] ?? 0)) found = 1;
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

function boxSteps({ box }: Cohort, { words }: Meaning): Narrow[] {
  if (!box) return [];
  const running = oneOf(({ status }) => status, marks(words.status.size, [words.status.find('running')]));
  const { minMs, maxMs } = box;
  return [
    running,
    (chunk, selected) => {
      const column = box.metric === 'total' ? chunk.totalMs : chunk.buildMs;
      for (let row = 0; row < chunk.length; row += 1) {
        const duration = column[row] ?? Number.NaN;
        if (!(duration >= minMs && duration < maxMs)) selected[row] = 0;
      }
    },
  ];
}

function exceptStep(id: number): Narrow {
  return ({ ids }, selected) => {
    const row = ids.indexOf(id);
    if (row >= 0) selected[row] = 0;
  };
}
