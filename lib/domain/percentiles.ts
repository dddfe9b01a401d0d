import type { Metric } from './cohort';

/** Percentiles of one duration over the boots of a group; milliseconds; all null when n is 0. */
export interface Percentiles {
  n: number;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

/**
 * One group of boots: an image, a flavor, a host, … `key` holds the dimension's value, null where it is unknown, and the
 * clouds its boots are of.
 */
export interface GroupPercentiles {
  key: { dimension: string; value: string | null; label: string; clouds: string[] };
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

export interface PercentileReport {
  metric: Metric;
  /** How the figures were made: `exact` is percentile_cont over all boots of the cohort. */
  method: 'exact' | 'buckets';
  fromMs: number | null;
  toMs: number | null;
  /** Largest first. */
  groups: GroupPercentiles[];
  /** Groups that are left out because there are too many; the smallest. */
  omittedGroups: number;
}
