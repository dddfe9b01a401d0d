import type { BootFilter } from '@/lib/domain/cohort';
import {
  BOOT_NUMBERS,
  type BootNumber,
  type Difference,
  type DistinctionReport,
  type DistinctNumber,
  type DistinctPhase,
  type DistinctValue,
  type InsideOutside,
  type SelectionBox,
  type SizeBin,
} from '@/lib/domain/statistics/distinction';
import { type Cohort, type Counter, identityOf, type ValueCount } from '../counting';
import { Distribution } from '../distribution';
import { compareRanks, estimateShift, likelihoodP, likelihoodRatio, twoSidedP } from '../significance';
import { answerOf, onlyCell, runningOf } from './answer';
import { type CountedPhase, countPhases } from './waterfall';

const MAX_VALUES = 100;

/** What distinguishes the running boots in a box from the other running boots of the filter. */
export async function askDistinction(
  counter: Counter,
  filter: BootFilter,
  box: SelectionBox,
): Promise<DistinctionReport> {
  const allowed = filter.status ?? ['running'];
  const running: BootFilter = { ...filter, status: allowed.filter((status) => status === 'running') };
  const all: Cohort = { filter: running, isAskedAgain: true };
  const inside: Cohort = { filter: running, box };
  const ask = async (cohort: Cohort) => {
    const [tally, phases, values, numbers] = await Promise.all([
      counter.tally({ cohort, groupBy: null, times: null, metrics: [], byCache: false }),
      countPhases(counter, cohort, false),
      counter.countValues(cohort),
      counter.spreadNumbers(cohort),
    ]);
    return { tally, phases, values, numbers, running: runningOf(onlyCell(tally)) };
  };
  const [ofAll, ofInside] = await Promise.all([ask(all), ask(inside)]);
  const sizes = { inside: ofInside.running, outside: ofAll.running - ofInside.running };
  const values = pairValues(ofInside.values, ofAll.values);
  const numbers = numberDifferences(ofInside.numbers, ofAll.numbers);
  const phases = phaseDifferences(ofInside.phases, ofAll.phases, sizes);
  const compared = values.length + numbers.length + phases.length;
  const correct = <Found extends { p: number }>(found: Found): Found => ({
    ...found,
    p: Math.min(1, found.p * compared),
  });
  return {
    ...answerOf(counter, ofAll.tally, ofAll.running),
    ...sizes,
    compared,
    values: rankValues(values, sizes).map(correct),
    phases: phases.map(correct).sort(byCertainty),
    numbers: numbers.map(correct).sort(byCertainty),
  };
}

type PairedValue = Omit<ValueCount, 'boots'> & InsideOutside;

function pairValues(inside: readonly ValueCount[], all: readonly ValueCount[]): PairedValue[] {
  const counts = new Map(inside.map((count) => [identityOf(count), count.boots]));
  return all.map(({ boots, ...value }) => {
    const own = counts.get(identityOf(value)) ?? 0;
    return { ...value, inside: own, outside: boots - own };
  });
}

/** Most telling first. A value that all boots have, or that is as frequent on either side, tells nothing. */
function rankValues(values: readonly PairedValue[], sizes: InsideOutside): DistinctValue[] {
  return values
    .map(({ key, ...value }) => {
      const score = likelihoodRatio(value, sizes);
      return {
        ...value,
        value: key === null ? value.value : `${key}=${value.value}`,
        insideShare: sizes.inside > 0 ? value.inside / sizes.inside : 0,
        outsideShare: sizes.outside > 0 ? value.outside / sizes.outside : 0,
        score,
        p: likelihoodP(score),
        filter: filterOf(value, key),
      };
    })
    .filter(({ score }) => score > 1e-9)
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
    .slice(0, MAX_VALUES);
}

function filterOf({ dimension, value }: Omit<PairedValue, 'key'>, key: string | null): BootFilter | null {
  if (value === null) return null;
  if (dimension === 'attribute') return key === null ? null : { attribute: [{ key, value }] };
  return { [dimension]: [value] };
}

function phaseDifferences(
  inside: ReadonlyMap<string, CountedPhase>,
  all: ReadonlyMap<string, CountedPhase>,
  sizes: InsideOutside,
): DistinctPhase[] {
  return [...all.values()].flatMap(({ phase, durations }) => {
    const own = inside.get(phase.name)?.durations ?? Distribution.EMPTY;
    const others = durations.without(own);
    const difference = compareFigures(own, others, LOGARITHMIC);
    if (!difference) return [];
    const { name, stage, kind } = phase;
    const insideShare = sizes.inside > 0 ? own.n / sizes.inside : 0;
    const outsideShare = sizes.outside > 0 ? others.n / sizes.outside : 0;
    return { name, stage, kind, insideShare, outsideShare, ...difference };
  });
}

function numberDifferences(
  ofInside: Record<BootNumber, Distribution>,
  ofAll: Record<BootNumber, Distribution>,
): DistinctNumber[] {
  return BOOT_NUMBERS.flatMap((name) => {
    const binning = name === 'concurrency' ? LINEAR : LOGARITHMIC;
    const difference = compareFigures(ofInside[name], ofAll[name].without(ofInside[name]), binning);
    return difference ? { name, ...difference } : [];
  });
}

/** Where the bins of a histogram begin that holds a figure. */
interface Binning {
  binOf(value: number): number;
  from(bin: number): number;
}

const LOGARITHMIC: Binning = {
  binOf: (value) => (value <= 1 ? 0 : Math.floor(Math.log2(value) * 2) + 1),
  from: (bin) => (bin <= 0 ? 0 : 2 ** ((bin - 1) / 2)),
};

const LINEAR: Binning = { binOf: Math.floor, from: (bin) => bin };

function compareFigures(inside: Distribution, outside: Distribution, binning: Binning): Difference | null {
  if (inside.n === 0 || outside.n === 0) return null;
  const { superiority, z } = compareRanks(inside, outside);
  return {
    inside: summaryOf(inside),
    outside: summaryOf(outside),
    shift: estimateShift(outside, inside),
    superiority,
    p: twoSidedP(z),
    bins: binsOf(inside, outside, binning),
  };
}

function summaryOf(distribution: Distribution): Difference['inside'] {
  const [p50 = 0, p95 = 0] = distribution.quantiles([0.5, 0.95]);
  return { n: distribution.n, p50, p95 };
}

function binsOf(inside: Distribution, outside: Distribution, { binOf, from }: Binning): SizeBin[] {
  const bins = new Map<number, SizeBin>();
  const add = ({ steps }: Distribution, side: keyof InsideOutside) => {
    for (let step = 0; step < steps.length; step += 1) {
      const bin = binOf(steps.values[step] ?? 0);
      const entry = bins.get(bin) ?? { from: from(bin), to: from(bin + 1), inside: 0, outside: 0 };
      bins.set(bin, entry);
      entry[side] += steps.counts[step] ?? 0;
    }
  };
  add(inside, 'inside');
  add(outside, 'outside');
  return [...bins.values()].sort((a, b) => a.from - b.from);
}

/** The most certain first; among those that are beyond doubt, the greatest difference. */
function byCertainty(a: Difference, b: Difference): number {
  return a.p - b.p || Math.abs(b.superiority - 0.5) - Math.abs(a.superiority - 0.5);
}
