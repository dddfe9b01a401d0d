import { DIMENSIONS } from '@/lib/domain/cohort';
import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type { ValueCount } from '../counting';
import { type Steps, stepsOf } from '../distribution';
import type { Chunk, Codes } from './chunk';
import { MOST_BESIDE } from './concurrency';
import { type Coding, compileCoding, FACT_KEYS } from './grouping';
import { countBeside, countCodesOf, countListsOf } from './loops/cells';
import type { RowGroups } from './row-groups';
import type { Meaning } from './selection';

const DIMENSION_KEYS = new Set<string>(Object.values(FACT_KEYS));

/** How many of these rows have each value of each dimension and attribute. */
export function countColumnValues(rows: RowGroups, meaning: Meaning): ValueCount[] {
  const facts = countFacts(rows, meaning);
  const counted = DIMENSIONS.filter((dimension) => dimension !== 'status').flatMap((dimension) => {
    const coding = compileCoding(dimension, meaning);
    const counts = countMembers(rows, coding, facts);
    return coding.members.map((member, group) => ({
      ...{ dimension, key: null, ...member },
      boots: counts[group] ?? 0,
    }));
  });
  const attributes = [...meaning.dictionary.facts].flatMap(([id, { key, value }]) =>
    DIMENSION_KEYS.has(key)
      ? []
      : [{ dimension: 'attribute' as const, key, value, label: `${key} ${value}`, boots: facts[id] ?? 0 }],
  );
  return [...counted, ...attributes].filter(({ boots }) => boots > 0);
}

/** How many rows have each fact, by id. */
function countFacts(rows: RowGroups, { dictionary }: Meaning): Uint32Array {
  const counts = new Uint32Array(dictionary.lastFactId() + 1);
  for (const [{ factOffsets, factIds }, { rows: own }] of rows)
    countListsOf(own, factOffsets, factIds, counts);
  return counts;
}

/** How many rows are of each member. @param facts counts by id; a boot has one of a key at most */
function countMembers(
  rows: RowGroups,
  { members, groups, columnOf }: Coding,
  facts: Uint32Array,
): Float64Array {
  const byCode = columnOf ? countCodes(rows, groups.length, columnOf) : facts;
  const counts = new Float64Array(members.length);
  let known = 0;
  groups.forEach((group, code) => {
    if (group === 0) return;
    counts[group] = (counts[group] ?? 0) + (byCode[code] ?? 0);
    known += byCode[code] ?? 0;
  });
  counts[0] = sizeOf(rows) - known;
  return counts;
}

function sizeOf(rows: RowGroups): number {
  return [...rows.values()].reduce((sum, { rows: own }) => sum + own.length, 0);
}

/** How many rows have each code. */
function countCodes(rows: RowGroups, size: number, columnOf: (chunk: Chunk) => Codes): Uint32Array {
  const counts = new Uint32Array(size);
  for (const [chunk, { rows: own }] of rows) countCodesOf(own, columnOf(chunk), counts);
  return counts;
}

/** How many of these rows have each number. */
export function countColumnNumbers(rows: RowGroups, { dictionary }: Meaning): Record<BootNumber, Steps> {
  const byImage = countCodes(rows, dictionary.lastId('image') + 1, ({ image }) => image);
  const byFlavor = countCodes(rows, dictionary.lastId('flavor') + 1, ({ flavor }) => flavor);
  const beside = new Uint32Array(MOST_BESIDE + 2);
  for (const [{ host, concurrency }, { rows: own }] of rows) countBeside(own, host, concurrency, beside);
  return {
    concurrency: numbersOf(beside, (code) => code - 1),
    imageSizeBytes: numbersOf(byImage, (id) => dictionary.numberOf('image', id, 'sizeBytes')),
    vcpus: numbersOf(byFlavor, (id) => dictionary.numberOf('flavor', id, 'vcpus')),
    memoryMb: numbersOf(byFlavor, (id) => dictionary.numberOf('flavor', id, 'memoryMb')),
  };
}

/** @param counts by code, of which 0 is unknown @param toValue null where the number is not known */
function numbersOf(counts: Uint32Array, toValue: (code: number) => number | null): Steps {
  const byValue = new Map<number, number>();
  counts.forEach((count, code) => {
    const value = count > 0 && code > 0 ? toValue(code) : null;
    if (value !== null) byValue.set(value, (byValue.get(value) ?? 0) + count);
  });
  return stepsOf(byValue);
}
