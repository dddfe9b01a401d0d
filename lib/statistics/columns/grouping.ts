import type { CacheState } from '@/lib/domain/boot';
import { cacheGroupOf, type Dimension } from '@/lib/domain/cohort';
import { type Member, UNKNOWN } from '@/lib/domain/statistics/dictionary';
import type { MeasureWords } from '@/lib/domain/statistics/measure-rows';
import type { Chunk, Codes } from './chunk';
import { renumber, translate, translateLists } from './loops/cells';
import type { Meaning } from './selection';

/** Tells which group each row belongs to. Groups are numbered from 0. */
export interface Grouping {
  members: Member[];
  /** Whether there are rows that belong to no group. */
  isPartial: boolean;
  /** Writes the group of each of these rows, -1 where it belongs to none. */
  assign(chunk: Chunk, rows: Uint16Array, into: Int32Array): void;
}

/** The number of each of the grouping's groups among those wanted, from 1; 0: it is not wanted. */
export function numbersOf({ members }: Grouping, wanted: readonly (string | null)[]): Uint16Array {
  const places = new Map(wanted.map((value, index) => [value, index + 1]));
  return Uint16Array.from(members, ({ value }) => places.get(value) ?? 0);
}

/** The same grouping with some of its groups alone; with all where none are given. */
export function pickGroups(grouping: Grouping, wanted: readonly (string | null)[] | undefined): Grouping {
  const { members: all } = grouping;
  if (!wanted || all.every(({ value }) => wanted.includes(value))) return grouping;
  const numbers = Int32Array.from(numbersOf(grouping, wanted), (number) => number - 1);
  const members = wanted.map((value) => all.find((member) => member.value === value) ?? UNKNOWN);
  return {
    ...{ members, isPartial: true },
    assign(chunk, rows, into) {
      grouping.assign(chunk, rows, into);
      renumber(into, rows.length, numbers);
    },
  };
}

const WORD_FIELDS = {
  cache: 'cache',
  basis: 'basis',
  source: 'source',
  cloud: 'cloud',
  status: 'status',
} as const;

/** The attributes that are dimensions. */
export const FACT_KEYS = { release: 'release', transfer: 'transferDriver' } as const;

/** How the groups of a dimension are told from codes. */
export interface Coding {
  members: Member[];
  /** The group of each code. Groups are numbered from 0, which is unknown. */
  groups: Int32Array;
  /** The column that holds the codes; null where they are among the facts of a boot. */
  columnOf: ((chunk: Chunk) => Codes) | null;
}

/** The groups of a dimension; null makes all boots one. */
export function compileGrouping(dimension: Dimension | null, meaning: Meaning): Grouping {
  if (dimension === null)
    return {
      ...{ members: [{ value: null, label: 'all' }], isPartial: false },
      assign: (_, { length }, into) => void into.fill(0, 0, length),
    };
  const { members, groups, columnOf } = compileCoding(dimension, meaning);
  return {
    ...{ members, isPartial: false },
    assign(chunk, rows, into) {
      if (columnOf) translate(rows, columnOf(chunk), groups, into);
      else translateLists(rows, chunk.factOffsets, chunk.factIds, groups, into);
    },
  };
}

/** How the groups of a dimension are told; unknown is the first of them. */
export function compileCoding(dimension: Dimension, meaning: Meaning): Coding {
  if (dimension in WORD_FIELDS)
    return wordCoding(WORD_FIELDS[dimension as keyof typeof WORD_FIELDS], meaning);
  if (dimension in FACT_KEYS) return factCoding(FACT_KEYS[dimension as keyof typeof FACT_KEYS], meaning);
  return tableCoding(dimension as 'image' | 'flavor' | 'host', meaning);
}

/** Numbers members as they come, one number for each value; 0 is unknown. */
class Numbering {
  readonly members: Member[] = [UNKNOWN];
  private readonly numbers = new Map<string, number>();

  numberOf(member: Member): number {
    if (member.value === null) return 0;
    const known = this.numbers.get(member.value);
    if (known !== undefined) return known;
    this.numbers.set(member.value, this.members.length);
    return this.members.push(member) - 1;
  }
}

function wordCoding(field: keyof MeasureWords, { words }: Meaning): Coding {
  const numbering = new Numbering();
  const groups = Int32Array.from({ length: words[field].size }, (_, code) => {
    const text = words[field].textOf(code);
    const value = field === 'cache' ? cacheGroupOf(text as CacheState) : text;
    return numbering.numberOf({ value, label: value });
  });
  return { members: numbering.members, groups, columnOf: (chunk) => chunk[field] };
}

function tableCoding(dimension: 'image' | 'flavor' | 'host', { dictionary }: Meaning): Coding {
  const numbering = new Numbering();
  const groups = new Int32Array(dictionary.lastId(dimension) + 1);
  for (let id = 1; id < groups.length; id += 1)
    groups[id] = numbering.numberOf(dictionary.memberOf(dimension, id));
  return { members: numbering.members, groups, columnOf: (chunk) => chunk[dimension] };
}

function factCoding(key: string, { dictionary }: Meaning): Coding {
  const numbering = new Numbering();
  const groups = new Int32Array(dictionary.lastFactId() + 1);
  for (const id of dictionary.factIds(key)) {
    const value = dictionary.facts.get(id)?.value ?? '';
    groups[id] = numbering.numberOf({ value, label: value });
  }
  return { members: numbering.members, groups, columnOf: null };
}
