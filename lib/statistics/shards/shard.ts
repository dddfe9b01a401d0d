import type { Metric } from '@/lib/domain/cohort';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import type { MeasuredPhaseKey } from '@/lib/domain/statistics/boot-measure';
import type { Member } from '@/lib/domain/statistics/dictionary';
import type { BootNumber } from '@/lib/domain/statistics/distinction';
import type {
  BandQuestion,
  CacheClass,
  Cohort,
  Extent,
  PhaseQuestion,
  TallyQuestion,
  ValueCount,
} from '../counting';
import type { Steps } from '../distribution';
import type { BucketLists } from './bucket-lists';

/** The boots of a shard that are counted. */
export interface ShardCohort extends Omit<Cohort, 'exceptBoot'> {
  /** Id of the measure of a boot that does not count. */
  exceptId: number | null;
}

/** What is asked of the boots of a cohort. */
export type Of<Question extends { cohort: Cohort }> = Omit<Question, 'cohort'>;

/** Boots by group and span of time. A cell's number is its group's times the number of spans and its span's. */
export interface BootCounts {
  members: Member[];
  /** Clouds of the boots of each group; none where it has no boots. */
  clouds: string[][];
  /** By cell and `BOOT_STATUSES`. */
  statuses: Uint32Array;
  /** The cache classes that are told apart. */
  classes: readonly CacheClass[];
  /** Running boots by cell and class. */
  running: Uint32Array;
  /** By cell and class. */
  durations: Partial<Record<Metric, BucketLists>>;
  /** Of running boots, those with coarse stamps, and the coarsest stamp. */
  coarse: number;
  resolutionMs: number;
}

/** Phases of running boots; lists are by phase, in the order of `phases`, and wanted group. */
export interface PhaseCounts {
  phases: MeasuredPhaseKey[];
  durations: BucketLists;
  starts: BucketLists | null;
}

/** Boots in bands; arrays are by band. */
export interface BandCounts {
  n: Uint32Array;
  metricMs: Float64Array;
  phases: { stage: Stage; kind: PhaseKind; ms: Float64Array }[];
}

/** A part of the boots of an index. Its counts add up with those of the other parts, and can cross threads. */
export interface Shard {
  countBoots(cohort: ShardCohort, question: Of<TallyQuestion>): Promise<BootCounts>;
  /** Null without boots. */
  extentOf(cohort: ShardCohort): Promise<Extent | null>;
  countPhases(cohort: ShardCohort, question: Of<PhaseQuestion>): Promise<PhaseCounts>;
  countBands(cohort: ShardCohort, question: Of<BandQuestion>): Promise<BandCounts>;
  countValues(cohort: ShardCohort): Promise<ValueCount[]>;
  countNumbers(cohort: ShardCohort): Promise<Record<BootNumber, Steps>>;
  /** Ids of the measures of a cohort; null where there are more than `limit`. */
  selectIds(cohort: ShardCohort, limit: number): Promise<number[] | null>;
}
