import { DIMENSIONS } from '@/lib/domain/cohort';
import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type { ValueCount } from '../counting';
import type { NumberCounts } from '../shards/shard';
import { type Chunk, FACT_IDS, longestOf } from './chunk';
import { compileGrouping, FACT_KEYS } from './grouping';
import type { RowGroups } from './row-groups';
import type { Meaning } from './selection';

const DIMENSION_KEYS = new Set<string>(Object.values(FACT_KEYS));

/** How many of these rows have each value of each dimension and attribute. */
export function countColumnValues(rows: RowGroups, meaning: Meaning): ValueCount[] {
  const assigned = new Int32Array(longestOf(rows.keys()));
  const counted = DIMENSIONS.filter((dimension) => dimension !== 'status').flatMap((dimension) => {
    const grouping = compileGrouping(dimension, meaning);
    const counts = new Uint32Array(grouping.members.length);
    for (const [chunk, { rows: own }] of rows) {
      grouping.assign(chunk, own, assigned);
      for (let index = 0; index < own.length; index += 1) {
        const group = assigned[index] as number;
        counts[group] = (counts[group] as number) + 1;
      }
    }
    return grouping.members.map((member, group) => ({
      ...{ dimension, key: null, ...member },
      boots: counts[group] ?? 0,
    }));
  });
  return [...counted, ...countFacts(rows, meaning)].filter(({ boots }) => boots > 0);
}

/** Attributes that are no dimensions. */
function countFacts(rows: RowGroups, { dictionary }: Meaning): ValueCount[] {
  const counts = new Uint32Array(FACT_IDS);
  for (const [{ factOffsets, factIds }, { rows: own }] of rows) {
    for (let index = 0; index < own.length; index += 1) {
      const row = own[index] as number;
      const end = factOffsets[row + 1] ?? factIds.length;
      for (let fact = factOffsets[row] as number; fact < end; fact += 1) {
        const id = factIds[fact] as number;
        counts[id] = (counts[id] as number) + 1;
      }
    }
  }
  return [...dictionary.facts].flatMap(([id, { key, value }]) =>
    DIMENSION_KEYS.has(key)
      ? []
      : [{ dimension: 'attribute' as const, key, value, label: `${key} ${value}`, boots: counts[id] ?? 0 }],
  );
}

/** How many of these rows have each number. */
export function countColumnNumbers(
  rows: RowGroups,
  { dictionary }: Meaning,
): Record<BootNumber, NumberCounts> {
  const byImage = countCodes(rows, dictionary.lastId('image') + 1, ({ image }) => image);
  const byFlavor = countCodes(rows, dictionary.lastId('flavor') + 1, ({ flavor }) => flavor);
  const beside = countCodes(rows, 2 ** 16 + 1, besideCodes);
  return {
    concurrency: numbersOf(beside, (code) => code - 1),
    imageSizeBytes: numbersOf(byImage, (id) => dictionary.numberOf('image', id, 'sizeBytes')),
    vcpus: numbersOf(byFlavor, (id) => dictionary.numberOf('flavor', id, 'vcpus')),
    memoryMb: numbersOf(byFlavor, (id) => dictionary.numberOf('flavor', id, 'memoryMb')),
  };
}

/** How many rows have each code below `size`; 0 is none. */
function countCodes(
  rows: RowGroups,
  size: number,
  codesOf: (chunk: Chunk) => Int32Array,
): Map<number, number> {
  const counts = new Uint32Array(size);
  for (const [chunk, { rows: own }] of rows) {
    const codes = codesOf(chunk);
    for (let index = 0; index < own.length; index += 1) {
      const code = codes[own[index] as number] as number;
      counts[code] = (counts[code] as number) + 1;
    }
  }
  const found = new Map<number, number>();
  for (let code = 1; code < size; code += 1) if (counts[code]) found.set(code, counts[code] ?? 0);
  return found;
}

/** One more than the boots beside each, 0 where the host is not known. */
function besideCodes({ host, concurrency, length }: Chunk): Int32Array {
  const codes = new Int32Array(length);
  for (let row = 0; row < length; row += 1) if (host[row]) codes[row] = (concurrency[row] ?? 0) + 1;
  return codes;
}

/** @param toValue null where the number is not known */
function numbersOf(
  counts: ReadonlyMap<number, number>,
  toValue: (code: number) => number | null,
): NumberCounts {
  const byValue = new Map<number, number>();
  for (const [code, count] of counts) {
    const value = toValue(code);
    if (value !== null) byValue.set(value, (byValue.get(value) ?? 0) + count);
  }
  const values = Float64Array.from(byValue.keys()).sort();
  return { values, counts: Uint32Array.from(values, (value) => byValue.get(value) ?? 0) };
}
