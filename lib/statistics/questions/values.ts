import type { BootFilter, Dimension } from '@/lib/domain/cohort';
import { cacheStatesOf } from '@/lib/domain/cohort';
import type { DimensionValue } from '@/lib/domain/statistics/dimension-value';
import type { Counter } from '../counting';

const MAX_VALUES = 50;

/**
 * The values of a dimension that begin with, or else contain, a text, among the boots that match; the most frequent of them
 * first, at most 50. Boots where the dimension is unknown have none.
 */
export async function askValues(
  counter: Counter,
  dimension: Dimension,
  text: string,
  filter: BootFilter,
): Promise<DimensionValue[]> {
  const wanted = text.toLowerCase();
  const found = [
    ...(await countValues(counter, dimension, filter)),
    ...(await followers(counter, dimension, filter)),
  ];
  const isNamed = (each: string) => each.toLowerCase().includes(wanted);
  const begins = ({ label }: DimensionValue) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found
    .filter(({ label, value }) => isNamed(label) || isNamed(value))
    .sort((a, b) => begins(a) - begins(b) || b.boots - a.boots || (a.label < b.label ? -1 : 1))
    .slice(0, MAX_VALUES);
}

async function countValues(
  counter: Counter,
  dimension: Dimension,
  filter: BootFilter,
): Promise<DimensionValue[]> {
  const tally = await counter.tally({ cohort: { filter }, groupBy: dimension, times: null, metrics: [] });
  return tally.groups.flatMap(({ value, label }, index) => {
    const boots = (tally.cells[index]?.[0]?.statuses ?? []).reduce((sum, count) => sum + count, 0);
    return value === null || boots === 0 ? [] : [{ value, label, boots }];
  });
}

/** Counted among the cold ones, but selectable alone. */
async function followers(
  counter: Counter,
  dimension: Dimension,
  filter: BootFilter,
): Promise<DimensionValue[]> {
  if (dimension !== 'cache') return [];
  if (filter.cache && !cacheStatesOf(filter.cache).includes('follower')) return [];
  const found = await countValues(counter, 'cache', { ...filter, cache: ['follower'] });
  return found.map(({ boots }) => ({ value: 'follower', label: 'follower (waited for a cold boot)', boots }));
}
