import type { Boot } from '@/lib/domain/boot';
import type { BootFilter, Dimension, Metric } from '@/lib/domain/cohort';
import type {
  DurationHeatMap,
  DurationHistogram,
  DurationSpread,
  DurationTrend,
  OverviewReport,
} from '@/lib/domain/duration-charts';
import type { PeerChoice, PeerReport } from '@/lib/domain/peers';
import type { GroupDetails, PercentileReport } from '@/lib/domain/percentiles';
import type { IndexState } from '@/lib/domain/statistics/answer';
import type { CohortWaterfall } from '@/lib/domain/statistics/cohort-waterfall';
import type { CohortComparison, SlowerReport } from '@/lib/domain/statistics/comparison';
import type { DimensionValue } from '@/lib/domain/statistics/dimension-value';
import type { DistinctionReport, SelectionBox } from '@/lib/domain/statistics/distinction';

/** Which percentiles, of which boots, by what. */
export interface GroupQuestion {
  dimension: Dimension;
  metric: Metric;
  filter: BootFilter;
  /** Whether also of each phase. */
  phases?: boolean;
}

/** Where the time of some groups goes, and how they fared over time. */
export interface GroupDetailsQuestion {
  dimension: Dimension;
  metric: Metric;
  filter: BootFilter;
  /** The groups, by their values. */
  values: readonly (string | null)[];
  /** Number of equal spans of time. */
  spans: number;
}

/** Spans of time: so many equal ones of the window, or those between these bounds (Unix milliseconds, increasing). */
export type TrendSpans = { count: number } | { bounds: readonly number[] };

/**
 * Every question about many boots. Running boots alone count in durations; total and build are never mixed; a phase counts
 * once in a boot, with the sum of its occurrences. The index in memory answers where it can, else the database, alike.
 */
export interface Statistics {
  /** Percentiles by a dimension, largest group first; at most 1 000 groups. */
  groupPercentiles(question: GroupQuestion): Promise<PercentileReport>;

  /** Details of groups, in the order of their values. */
  groupDetails(question: GroupDetailsQuestion): Promise<GroupDetails[]>;

  /** @param nowMs end of a window that has none, Unix milliseconds */
  overview(filter: BootFilter, nowMs: number): Promise<OverviewReport>;

  /** The window, or the time from the first to the last boot, in at most `columns` equal spans. */
  heatMap(metric: Metric, filter: BootFilter, columns: number): Promise<DurationHeatMap>;

  histogram(metric: Metric, filter: BootFilter): Promise<DurationHistogram>;

  /** Histograms over the same buckets, and distributions, of up to four cohorts. */
  spread(metric: Metric, filters: readonly BootFilter[]): Promise<DurationSpread>;

  /** Values of a dimension that begin with, or else contain, a text; the most frequent first, at most 50. */
  values(dimension: Dimension, text: string, filter: BootFilter): Promise<DimensionValue[]>;

  trend(filter: BootFilter, spans: TrendSpans): Promise<DurationTrend>;

  waterfall(filter: BootFilter): Promise<CohortWaterfall>;

  /** What distinguishes the running boots in a box from the other running boots of the filter. */
  distinguish(filter: BootFilter, box: SelectionBox): Promise<DistinctionReport>;

  /** Groups that got slower since the period before the window. @param nowMs end of a window that has none */
  slower(
    question: { dimension: Dimension; metric: Metric; filter: BootFilter },
    nowMs: number,
  ): Promise<SlowerReport>;

  compare(a: BootFilter, b: BootFilter): Promise<CohortComparison>;

  /** How a boot's peers fared, and where it stands among them. */
  peers(boot: Boot, choice: PeerChoice): Promise<PeerReport>;

  /** How far the index is; without it the database answers. */
  indexState(): IndexState;
}
