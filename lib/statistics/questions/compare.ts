import type { BootFilter, Dimension, Metric } from '@/lib/domain/cohort';
import { SIGNIFICANT_P } from '@/lib/domain/statistics/answer';
import {
  type CohortComparison,
  type DurationDifference,
  MIN_COMPARED,
  type PhaseDifference,
  type SlowerGroup,
  type SlowerReport,
} from '@/lib/domain/statistics/comparison';
import type { Counter } from '../counting';
import { Distribution } from '../distribution';
import { adjustForMany, compareRanks, estimateShift, upperP } from '../significance';
import { answerOf } from './answer';
import { previousBegin } from './figures';
import { type CountedCohort, countCohort, toWaterfall } from './waterfall';

/** Cohort against cohort, phase by phase. */
export async function askComparison(
  counter: Counter,
  a: BootFilter,
  b: BootFilter,
): Promise<CohortComparison> {
  const [countedA, countedB] = await Promise.all([
    countCohort(counter, { filter: a }, true),
    countCohort(counter, { filter: b }, true),
  ]);
  const coarse = countedA.tally.coarse + countedB.tally.coarse;
  const resolutionMs = Math.max(countedA.tally.resolutionMs, countedB.tally.resolutionMs);
  return {
    ...answerOf(counter, { coarse, resolutionMs }, countedA.running + countedB.running),
    a: toWaterfall(counter, countedA),
    b: toWaterfall(counter, countedB),
    total: differenceOf(countedA.total, countedB.total),
    build: differenceOf(countedA.build, countedB.build),
    phases: phaseDifferences(countedA, countedB),
  };
}

function phaseDifferences(a: CountedCohort, b: CountedCohort): PhaseDifference[] {
  const names = new Set([...a.phases.keys(), ...b.phases.keys()]);
  const differences = [...names].flatMap((name): PhaseDifference[] => {
    const ofA = a.phases.get(name);
    const ofB = b.phases.get(name);
    const phase = ofA?.phase ?? ofB?.phase;
    if (!phase) return [];
    const { stage, kind, parent } = phase;
    const empty = Distribution.EMPTY;
    return [{ name, stage, kind, parent, ...differenceOf(ofA?.durations ?? empty, ofB?.durations ?? empty) }];
  });
  const size = ({ shift }: PhaseDifference) => (shift ? Math.abs(shift.value) : -1);
  return differences.sort((x, y) => size(y) - size(x) || (x.name < y.name ? -1 : 1));
}

function differenceOf(a: Distribution, b: Distribution): DurationDifference {
  const shift = a.n > 0 && b.n > 0 ? estimateShift(a, b) : null;
  return { a: a.percentiles(), b: b.percentiles(), shift };
}

/** The window of a comparison with the period before; a window without a beginning has none. */
export interface SlowerQuestion {
  dimension: Dimension;
  metric: Metric;
  filter: BootFilter;
}

/** Groups whose boots take longer than in the period before, by more than chance explains. */
export async function askSlower(
  counter: Counter,
  { dimension, metric, filter }: SlowerQuestion,
  nowMs: number,
): Promise<SlowerReport> {
  const toMs = filter.toMs ?? nowMs;
  const fromMs = filter.fromMs ?? toMs;
  const previousFromMs = previousBegin(fromMs, toMs);
  const tally = await counter.tally({
    cohort: { filter: { ...filter, fromMs: previousFromMs, toMs } },
    groupBy: dimension,
    times: [previousFromMs, fromMs, Math.max(toMs, fromMs + 1)],
    metrics: [metric],
    byCache: false,
  });
  const all = tally.groups.map((key, index) => {
    const [before, now] = (tally.cells[index] ?? []).map((cell) => cell.durationsOf(metric));
    return { key, before: before ?? Distribution.EMPTY, now: now ?? Distribution.EMPTY };
  });
  const tested = all.filter(({ before, now }) => before.n >= MIN_COMPARED && now.n >= MIN_COMPARED);
  const present = all.filter(({ before, now }) => before.n + now.n > 0);
  return {
    ...answerOf(
      counter,
      tally,
      all.reduce((sum, { before, now }) => sum + before.n + now.n, 0),
    ),
    ...{ metric, fromMs, toMs, previousFromMs },
    groups: slowerAmong(tested),
    tested: tested.length,
    tooSmall: present.length - tested.length,
  };
}

type TestedGroup = Pick<SlowerGroup, 'key'> & { before: Distribution; now: Distribution };

function slowerAmong(tested: readonly TestedGroup[]): SlowerGroup[] {
  const ranks = tested.map(({ before, now }) => compareRanks(now, before));
  const adjusted = adjustForMany(ranks.map(({ z }) => upperP(z)));
  return tested
    .map(({ key, before, now }, index) => ({
      key,
      now: now.percentiles(),
      before: before.percentiles(),
      shift: estimateShift(before, now),
      superiority: ranks[index]?.superiority ?? 0.5,
      p: adjusted[index] ?? 1,
    }))
    .filter(({ p, shift }) => p < SIGNIFICANT_P && shift.value > 0)
    .sort((a, b) => a.p - b.p || b.superiority - a.superiority);
}
