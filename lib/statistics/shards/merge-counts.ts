import type { BootNumber } from '@/lib/domain/statistics/distinction';
import { BOOT_NUMBERS } from '@/lib/domain/statistics/distinction';
import { type BandSums, identityOf, type ValueCount, type VisitPhase } from '../counting';
import { Distribution, type Steps } from '../distribution';
import { type BucketList, distributionOf } from './bucket-lists';
import type { BandCounts, PhaseCounts } from './shard';

/** Visits each phase of each group with what all shards counted of it. */
export function mergePhases(parts: readonly PhaseCounts[], groups: number, visit: VisitPhase): void {
  const phases = new Map(parts.flatMap((part) => part.phases.map((phase) => [phase.name, phase])));
  const hasStarts = parts.some(({ starts }) => starts !== null);
  for (const [name, phase] of phases) {
    const places = parts.map((part) => part.phases.findIndex((each) => each.name === name));
    const listsOf = (of: 'durations' | 'starts', group: number): BucketList[] =>
      parts.flatMap((part, index) => {
        const [lists, place] = [part[of], places[index] ?? -1];
        return lists && place >= 0 ? [{ lists, key: place * groups + group }] : [];
      });
    for (let group = 0; group < groups; group += 1) {
      const durations = distributionOf(listsOf('durations', group));
      if (durations.n === 0) continue;
      visit(group, phase, durations, hasStarts ? distributionOf(listsOf('starts', group)) : null);
    }
  }
}

/** The sums of each band over all shards. */
export function mergeBands(parts: readonly BandCounts[], bands: number): BandSums[] {
  return Array.from({ length: bands }, (_, band) => ({
    n: parts.reduce((sum, { n }) => sum + (n[band] ?? 0), 0),
    metricMs: parts.reduce((sum, { metricMs }) => sum + (metricMs[band] ?? 0), 0),
    phases: parts.flatMap(({ phases }) =>
      phases.map(({ stage, kind, ms }) => ({ stage, kind, ms: ms[band] ?? 0 })),
    ),
  }));
}

/** How many boots of all shards have each value. */
export function mergeValues(parts: readonly ValueCount[][]): ValueCount[] {
  const [first = [], ...others] = parts;
  if (others.length === 0) return first;
  const merged = new Map<string, ValueCount>();
  for (const count of parts.flat()) {
    const identity = identityOf(count);
    const known = merged.get(identity);
    merged.set(identity, known ? { ...known, boots: known.boots + count.boots } : count);
  }
  return [...merged.values()];
}

/** How the numbers of the boots of all shards spread. */
export function mergeNumbers(parts: readonly Record<BootNumber, Steps>[]): Record<BootNumber, Distribution> {
  const merged = (name: BootNumber) =>
    Distribution.merge(parts.map(({ [name]: numbers }) => new Distribution(numbers, false)));
  return Object.fromEntries(BOOT_NUMBERS.map((name) => [name, merged(name)])) as Record<
    BootNumber,
    Distribution
  >;
}
