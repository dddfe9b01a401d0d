import type { Metric } from './cohort';
import type { PhaseKind, Stage } from './stage';
import type { Answer } from './statistics/answer';

/** Percentiles of one duration over the boots of a group; milliseconds; all null when n is 0. */
export interface Percentiles {
  n: number;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

/** What a group is of: the dimension's value, null where it is unknown, and the clouds its boots are of. */
export interface GroupKey {
  dimension: string;
  value: string | null;
  label: string;
  clouds: string[];
}

/** What the boots around a percentile spent in one stage's work or wait on average, milliseconds. */
export interface StageShare {
  stage: Stage;
  kind: PhaseKind;
  meanMs: number;
}

/**
 * Where the time of the boots around one percentile of the metric goes: phases that follow each other, and what they leave
 * of the duration. Phases beside or within others would count time twice and are left out.
 */
export interface StageSplit {
  /** Boots averaged: those between 5 % below and above the median, 2.5 % around the p95. */
  n: number;
  meanMs: number;
  stages: StageShare[];
}

/** A group's metric over one of equal spans of time. */
export interface SparkPoint {
  n: number;
  p50: number | null;
  p95: number | null;
}

/** One group of boots: an image, a flavor, a host, … */
export interface GroupPercentiles {
  key: GroupKey;
  /** Running boots of the group that have the metric. */
  n: number;
  failed: number;
  partial: number;
  cold: number;
  warm: number;
  total: Percentiles;
  build: Percentiles;
  /** The same figures over cold (and follower) and over warm boots alone. */
  byCache: {
    cold: { total: Percentiles; build: Percentiles };
    warm: { total: Percentiles; build: Percentiles };
  };
  phases: Record<string, Percentiles>;
}

/** Where the time of a group goes, and how it fared over time. */
export interface GroupDetails {
  /** Of the median and of the p95 boots. */
  split: { p50: StageSplit; p95: StageSplit };
  /** Of the metric, oldest first. */
  spark: SparkPoint[];
}

/** `n` counts running boots that have the metric. */
export interface PercentileReport extends Answer {
  metric: Metric;
  fromMs: number | null;
  toMs: number | null;
  /** Largest first. */
  groups: GroupPercentiles[];
  /** Groups that are left out because there are too many; the smallest. */
  omittedGroups: number;
}
