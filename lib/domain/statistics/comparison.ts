import type { Metric } from '../cohort';
import type { GroupKey, Percentiles } from '../percentiles';
import type { PhaseKind, Stage } from '../stage';
import type { Answer, Estimate } from './answer';
import type { CohortWaterfall } from './cohort-waterfall';

/** Two cohorts' figures of one duration; milliseconds. */
export interface DurationDifference {
  a: Percentiles;
  b: Percentiles;
  /** Median of b less median of a; null where either has none. */
  shift: Estimate | null;
}

export interface PhaseDifference extends DurationDifference {
  name: string;
  stage: Stage;
  kind: PhaseKind;
  parent: string | null;
}

/** Cohort against cohort. `n` counts the running boots of both. */
export interface CohortComparison extends Answer {
  a: CohortWaterfall;
  b: CohortWaterfall;
  total: DurationDifference;
  build: DurationDifference;
  /** Every phase of either, greatest difference first. */
  phases: PhaseDifference[];
}

/** With fewer boots in either period nothing is said of a group. */
export const MIN_COMPARED = 20;

/** A group whose boots take longer than those of the period before. */
export interface SlowerGroup {
  key: GroupKey;
  now: Percentiles;
  before: Percentiles;
  /** Median now less median before. */
  shift: Estimate;
  /** Probability that a boot of now takes longer than one of before. */
  superiority: number;
  /** Probability by chance (Mann-Whitney, one-sided), corrected for the groups tested (Benjamini-Hochberg). */
  p: number;
}

/** Groups that got slower since the previous period, most certain first. `n` counts boots of both periods. */
export interface SlowerReport extends Answer {
  metric: Metric;
  /** Unix milliseconds: the period, and the equally long one before it that ends where it begins. */
  fromMs: number;
  toMs: number;
  previousFromMs: number;
  groups: SlowerGroup[];
  /** Groups with `MIN_COMPARED` boots in both periods. */
  tested: number;
  /** Groups with fewer, of which nothing is said. */
  tooSmall: number;
}
