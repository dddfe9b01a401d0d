import type { BootStatus } from './boot';
import type { Metric } from './cohort';
import type { Percentiles } from './percentiles';
import type { Answer } from './statistics/answer';

/** Running boots by what their durations lie between. `other` boots have no cache or an unknown one. */
export interface DurationBucket {
  /** Milliseconds, inclusive. */
  fromMs: number;
  /** Milliseconds, exclusive. */
  toMs: number;
  cold: number;
  warm: number;
  other: number;
}

/** How the durations of running boots spread. Buckets lie end to end; empty ones between others are included. */
export interface DurationHistogram extends Answer {
  metric: Metric;
  buckets: DurationBucket[];
}

/** Running boots of one span of time and one span of durations. */
export interface HeatMapCell {
  /** Index into the spans of time. */
  column: number;
  /** Index into the spans of durations. */
  row: number;
  cold: number;
  warm: number;
  other: number;
}

/** How the durations of running boots change over time. */
export interface DurationHeatMap extends Answer {
  metric: Metric;
  /** Bounds of the spans of time, Unix milliseconds, one more than there are columns. */
  times: number[];
  /** Bounds of the spans of durations, milliseconds, one more than there are rows. */
  durations: number[];
  /** Only cells that hold boots. */
  cells: HeatMapCell[];
}

/** Boots that started in one span of time. */
export interface TrendPoint {
  /** Unix milliseconds, inclusive. */
  fromMs: number;
  /** Unix milliseconds, exclusive. */
  toMs: number;
  boots: number;
  failed: number;
  cold: number;
  warm: number;
  total: Percentiles;
  build: Percentiles;
  /** The same figures over cold (and follower) and over warm boots alone. */
  byCache: {
    cold: { total: Percentiles; build: Percentiles };
    warm: { total: Percentiles; build: Percentiles };
  };
}

/** A cohort over time; `n` counts running boots. Spans without boots are left out. */
export interface DurationTrend extends Answer {
  points: TrendPoint[];
}

/** A share of the boots of a cohort took no longer than this. */
export interface CdfPoint {
  ms: number;
  /** 0 to 1. */
  share: number;
}

/** How the durations of several cohorts spread, over the same buckets. `n` counts the boots of all. */
export interface DurationSpread extends Answer {
  metric: Metric;
  cohorts: { n: number; percentiles: Percentiles; buckets: DurationBucket[]; cdf: CdfPoint[] }[];
}

/** The figures of a whole cohort. */
export interface OverviewFigures {
  boots: number;
  byStatus: Record<BootStatus, number>;
  /** Running boots that fetched their image or waited for it; that found it. */
  cold: number;
  warm: number;
  total: Percentiles;
  build: Percentiles;
  byCache: {
    cold: { total: Percentiles; build: Percentiles };
    warm: { total: Percentiles; build: Percentiles };
  };
  /** Start of the first and the last boot, Unix milliseconds; null where there is none. */
  firstMs: number | null;
  lastMs: number | null;
}

/** A cohort's figures, and those of the equally long period before its window; `n` counts running boots of the window. */
export interface OverviewReport extends Answer {
  current: OverviewFigures;
  /** Null where the window has no beginning. */
  previous: OverviewFigures | null;
  /** Unix milliseconds at which the previous period begins; it ends where the window begins. */
  previousFromMs: number | null;
}
