import type { CacheState } from '@/lib/domain/boot';
import { cacheGroupOf, type Dimension } from '@/lib/domain/cohort';
import { type Dictionary, type Member, UNKNOWN } from '@/lib/domain/statistics/dictionary';
import type { MeasuredBootRow } from '@/lib/store/read-measured-boots';
import { FACT_KEYS } from '../columns/grouping';

/** What a code that the database groups by stands for. */
export function memberOfCode(dictionary: Dictionary, dimension: Dimension, code: string | null): Member {
  if (code === null) return UNKNOWN;
  switch (dimension) {
    case 'image':
    case 'flavor':
    case 'host':
      return dictionary.memberOf(dimension, Number(code));
    case 'release':
    case 'transfer': {
      const value = dictionary.facts.get(Number(code))?.value ?? null;
      return value === null ? UNKNOWN : { value, label: value };
    }
    case 'cache': {
      const value = cacheGroupOf(code as CacheState);
      return { value, label: value };
    }
    default:
      return { value: code, label: code };
  }
}

/** The code of one boot. */
export function codeOfRow(row: MeasuredBootRow, dimension: Dimension, dictionary: Dictionary): string | null {
  if (dimension !== 'release' && dimension !== 'transfer') return row[dimension];
  const own = row.facts.filter((id) => dictionary.facts.get(id)?.key === FACT_KEYS[dimension]);
  return own.length === 0 ? null : String(Math.max(...own));
}

/** The codes that stand for each of these values. */
export function codesOf(
  dictionary: Dictionary,
  dimension: Dimension,
  values: readonly (string | null)[],
): (string | null)[][] {
  const codes = new Map<string | null, (string | null)[]>(values.map((value) => [value, []]));
  codes.get(null)?.push(null);
  for (const code of dictionary.codes(dimension) ?? words(dimension, values))
    codes.get(memberOfCode(dictionary, dimension, code).value)?.push(code);
  return values.map((value) => codes.get(value) ?? []);
}

/** Words stand for themselves, and a follower for a cold boot. */
function words(dimension: Dimension, values: readonly (string | null)[]): string[] {
  const own = values.filter((value) => value !== null);
  return dimension === 'cache' && own.includes('cold') ? [...own, 'follower'] : own;
}
