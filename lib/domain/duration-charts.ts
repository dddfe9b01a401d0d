import type { BootStatus } from './boot';
import type { Metric } from './cohort';
import type { Percentiles } from './percentiles';

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
export interface DurationHistogram {
  metric: Metric;
  /** Boots counted: running, with the metric known. */
  n: number;
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
export interface DurationHeatMap {
  metric: Metric;
  n: number;
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
