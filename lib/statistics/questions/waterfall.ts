import { rankOfPhase } from '@/lib/domain/catalogue/phases';
import type { BootFilter } from '@/lib/domain/cohort';
import type { MeasuredPhaseKey } from '@/lib/domain/statistics/boot-measure';
import type { CohortPhase, CohortWaterfall, Whiskers } from '@/lib/domain/statistics/cohort-waterfall';
import type { Cohort, Counter, Tally } from '../counting';
import type { Distribution } from '../distribution';
import { answerOf, onlyCell, runningOf } from './answer';

/** A phase over a cohort with its distributions. */
export interface CountedPhase {
  phase: MeasuredPhaseKey;
  durations: Distribution;
  starts: Distribution | null;
}

/** A cohort's running boots with the distributions of all their durations. */
export interface CountedCohort {
  tally: Tally;
  running: number;
  total: Distribution;
  build: Distribution;
  phases: Map<string, CountedPhase>;
}

const SHARES = [0.1, 0.5, 0.9];

/** Counts a cohort's running boots and their phases. */
export async function countCohort(counter: Counter, cohort: Cohort, starts: boolean): Promise<CountedCohort> {
  const [tally, phases] = await Promise.all([
    counter.tally({ cohort, groupBy: null, times: null, metrics: ['total', 'build'] }),
    countPhases(counter, cohort, starts),
  ]);
  const cell = onlyCell(tally);
  return {
    tally,
    running: runningOf(cell),
    total: cell.durationsOf('total'),
    build: cell.durationsOf('build'),
    phases,
  };
}

/** The phases of a cohort's running boots by name. @param starts whether also when they start */
export async function countPhases(
  counter: Counter,
  cohort: Cohort,
  starts: boolean,
): Promise<Map<string, CountedPhase>> {
  const phases = new Map<string, CountedPhase>();
  await counter.visitPhases(
    { cohort, groupBy: null, groups: [null], starts },
    (_, phase, durations, began) => {
      phases.set(phase.name, { phase, durations, starts: began });
    },
  );
  return phases;
}

/** The median waterfall of a cohort. */
export async function askWaterfall(counter: Counter, filter: BootFilter): Promise<CohortWaterfall> {
  return toWaterfall(counter, await countCohort(counter, { filter }, true));
}

export function toWaterfall(counter: Counter, counted: CountedCohort): CohortWaterfall {
  return {
    ...answerOf(counter, counted.tally, counted.running),
    total: counted.total.percentiles(),
    build: counted.build.percentiles(),
    phases: [...counted.phases.values()]
      .map((phase) => toPhase(phase, counted.running))
      .sort((a, b) => a.start.p50 - b.start.p50 || rankOfPhase(a.name) - rankOfPhase(b.name)),
  };
}

function toPhase({ phase, durations, starts }: CountedPhase, running: number): CohortPhase {
  return {
    ...phase,
    n: durations.n,
    share: running > 0 ? durations.n / running : 0,
    start: starts ? whiskersOf(starts) : { p10: 0, p50: 0, p90: 0 },
    duration: whiskersOf(durations),
  };
}

function whiskersOf(distribution: Distribution): Whiskers {
  const [p10 = 0, p50 = 0, p90 = 0] = distribution.quantiles(SHARES);
  return { p10, p50, p90 };
}
