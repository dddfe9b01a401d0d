import type { BootFilter, Dimension, Metric } from '@/lib/domain/cohort';
import type { GroupKey, Percentiles } from '@/lib/domain/percentiles';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import type { Answer } from '@/lib/domain/statistics/answer';
import type { MeasuredPhaseKey } from '@/lib/domain/statistics/boot-measure';
import type { BootNumber, SelectionBox } from '@/lib/domain/statistics/distinction';
import type { Distribution } from './distribution';

/** The boots that are counted. */
export interface Cohort {
  filter: BootFilter;
  /** Narrows it to running boots in a box. */
  box?: SelectionBox;
  /** Id of a boot that does not count. */
  exceptBoot?: string;
  /** It will be asked for again while the reader draws other boxes: whoever counts may keep what was counted of it. */
  isAskedAgain?: boolean;
}

/** Classes of the image cache that figures are told apart by. */
export const CACHE_CLASSES = ['cold', 'warm', 'other'] as const;

export type CacheClass = (typeof CACHE_CLASSES)[number];

export type ByClass<Value> = Record<CacheClass, Value>;

/** The boots of one group and one span of time. */
export interface Cell {
  /** By `BOOT_STATUSES`. */
  statuses: readonly number[];
  /** Running boots. */
  running: ByClass<number>;
  /** Durations of running boots: of a class, or of all where none is given. */
  durationsOf(metric: Metric, cacheClass?: CacheClass): Distribution;
  /** The percentiles of the same. */
  percentilesOf(metric: Metric, cacheClass?: CacheClass): Percentiles;
}

/** Counts of boots by group and span of time. */
export interface Tally {
  groups: readonly GroupKey[];
  /** Of `cells`: of each group by span. A single group and a single span where there is nothing to tell apart. */
  cells: readonly (readonly Cell[])[];
  /** Running boots with stamps of 100 ms or coarser, and the coarsest. */
  coarse: number;
  resolutionMs: number;
}

export interface TallyQuestion {
  cohort: Cohort;
  groupBy: Dimension | null;
  /** The groups wanted, by their values; all where it is not given. */
  groups?: readonly (string | null)[];
  /** Bounds of spans, Unix milliseconds, increasing; boots outside do not count. Null: all time is one. */
  times: readonly number[] | null;
  metrics: readonly Metric[];
  /** False where cache classes need not be told apart: all count as `other`, which is quicker. */
  byCache?: boolean;
}

/** Which phases, by what. */
export interface PhaseQuestion {
  cohort: Cohort;
  groupBy: Dimension | null;
  /** The groups wanted, by their values. */
  groups: readonly (string | null)[];
  /** Whether also when they start. */
  starts: boolean;
}

/** One phase of the running boots of one group. */
export type VisitPhase = (
  group: number,
  phase: MeasuredPhaseKey,
  durations: Distribution,
  starts: Distribution | null,
) => void;

/** Boots of a group whose metric lies in a span of buckets, both inclusive. */
export interface Band {
  group: number;
  fromBucket: number;
  toBucket: number;
}

/** Of each band the boots, the sum of their metric and the sums of what they spent in phases that follow each other. */
export interface BandSums {
  n: number;
  metricMs: number;
  phases: { stage: Stage; kind: PhaseKind; ms: number }[];
}

export interface BandQuestion {
  cohort: Cohort;
  metric: Metric;
  groupBy: Dimension;
  groups: readonly (string | null)[];
  bands: readonly Band[];
}

/** How many running boots have a value. */
export interface ValueCount {
  dimension: Dimension | 'attribute';
  /** Key of an attribute. */
  key: string | null;
  value: string | null;
  label: string;
  boots: number;
}

/** When the first and the last boot started, Unix milliseconds. */
export interface Extent {
  firstMs: number;
  lastMs: number;
}

/** Tells values of dimensions and attributes apart. */
export function identityOf({
  dimension,
  key,
  value,
}: Pick<ValueCount, 'dimension' | 'key' | 'value'>): string {
  return `${dimension}\n${key ?? ''}\n${value === null ? '' : `=${value}`}`;
}

/** Whoever counts boots: the index in memory, or the database. Both count the same. */
export interface Counter {
  readonly answeredBy: Answer['answeredBy'];
  readonly method: Answer['method'];
  tally(question: TallyQuestion): Promise<Tally>;
  /** Null without boots. */
  extentOf(cohort: Cohort): Promise<Extent | null>;
  visitPhases(question: PhaseQuestion, visit: VisitPhase): Promise<void>;
  sumBands(question: BandQuestion): Promise<BandSums[]>;
  countValues(cohort: Cohort): Promise<ValueCount[]>;
  spreadNumbers(cohort: Cohort): Promise<Record<BootNumber, Distribution>>;
}

/** The one group of boots that are not grouped. */
export const ALL_BOOTS: GroupKey = { dimension: 'all', value: null, label: 'all', clouds: [] };

/** Stamps at least so coarse are told to the reader, milliseconds. */
export const COARSE_MS = 100;
