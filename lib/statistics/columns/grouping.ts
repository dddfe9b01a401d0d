import type { CacheState } from '@/lib/domain/boot';
import { cacheGroupOf, type Dimension } from '@/lib/domain/cohort';
import { type Member, UNKNOWN } from '@/lib/domain/statistics/dictionary';
import type { MeasureWords } from '@/lib/domain/statistics/measure-rows';
import { type Chunk, type Codes, FACT_IDS } from './chunk';
import { translate } from './loops/cells';
import type { Meaning } from './selection';

/** Tells which group each row belongs to. Groups are numbered from 0. */
export interface Grouping {
  members: Member[];
  /** Writes the group of each of these rows. */
  assign(chunk: Chunk, rows: Uint16Array, into: Int32Array): void;
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

/** The groups of a dimension; null makes all boots one. */
export function compileGrouping(dimension: Dimension | null, meaning: Meaning): Grouping {
  if (dimension === null)
    return {
      members: [{ value: null, label: 'all' }],
      assign: (_, { length }, into) => void into.fill(0, 0, length),
    };
  if (dimension in WORD_FIELDS) return byWord(WORD_FIELDS[dimension as keyof typeof WORD_FIELDS], meaning);
  if (dimension in FACT_KEYS) return byFact(FACT_KEYS[dimension as keyof typeof FACT_KEYS], meaning);
  return byTable(dimension as 'image' | 'flavor' | 'host', meaning);
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

function byWord(field: keyof MeasureWords, { words }: Meaning): Grouping {
  const numbering = new Numbering();
  const groups = Int32Array.from({ length: words[field].size }, (_, code) => {
    const text = words[field].textOf(code);
    const value = field === 'cache' ? cacheGroupOf(text as CacheState) : text;
    return numbering.numberOf({ value, label: value });
  });
  return byCode(numbering.members, groups, (chunk) => chunk[field]);
}

/** @param groups the group of each code */
function byCode(members: Member[], groups: Int32Array, columnOf: (chunk: Chunk) => Codes): Grouping {
  return {
    members,
    assign: (chunk, rows, into) => translate(rows, columnOf(chunk), groups, into),
  };
}

function byTable(dimension: 'image' | 'flavor' | 'host', { dictionary }: Meaning): Grouping {
  const numbering = new Numbering();
  const groups = new Int32Array(dictionary.lastId(dimension) + 1);
  for (let id = 1; id < groups.length; id += 1)
    groups[id] = numbering.numberOf(dictionary.memberOf(dimension, id));
  return byCode(numbering.members, groups, (chunk) => chunk[dimension]);
}

function byFact(key: string, { dictionary }: Meaning): Grouping {
  const numbering = new Numbering();
  const groups = new Uint16Array(FACT_IDS);
  for (const id of dictionary.factIds(key)) {
    const value = dictionary.facts.get(id)?.value ?? '';
    groups[id] = numbering.numberOf({ value, label: value });
  }
  return {
    members: numbering.members,
    assign({ factOffsets, factIds }, rows, into) {
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] as number;
        const end = factOffsets[row + 1] ?? factIds.length;
        let group = 0;
        for (let fact = factOffsets[row] ?? 0; fact < end; fact += 1)
          group = groups[factIds[fact] as number] || group;
        into[index] = group;
      }
    },
  };
}
