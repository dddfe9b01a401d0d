import type { BootFilter, Dimension, Metric } from '../cohort';
import type { PhaseKind, Stage } from '../stage';
import type { Answer, Estimate } from './answer';

/** A box drawn on the heat map: boots that started in a time and took so long. All four bounds: from inclusive, to exclusive. */
export interface SelectionBox {
  metric: Metric;
  /** Unix milliseconds. */
  fromMs: number;
  toMs: number;
  /** Milliseconds. */
  minMs: number;
  maxMs: number;
}

/** Counts of the boots inside a selection and of the rest. */
export interface InsideOutside {
  inside: number;
  outside: number;
}

/** A value that is more, or less, frequent inside than outside. */
export interface DistinctValue extends InsideOutside {
  dimension: Dimension | 'attribute';
  /** Text that filters; with `attribute`, `key=value`. Null: unknown. */
  value: string | null;
  label: string;
  /** Shares of the boots inside and outside that have it, 0 to 1. */
  insideShare: number;
  outsideShare: number;
  /** Log-likelihood ratio (G²); the greater, the less chance explains. */
  score: number;
  /** Probability by chance, corrected for the number of values looked at. */
  p: number;
  /** What to add to the filter to select it; null where no filter does. */
  filter: BootFilter | null;
}

/** Counts by size, bounds as in `unit`. */
export interface SizeBin extends InsideOutside {
  from: number;
  to: number;
}

/** Figures inside against outside. */
export interface Difference {
  inside: { n: number; p50: number; p95: number };
  outside: { n: number; p50: number; p95: number };
  /** Median inside less median outside. */
  shift: Estimate;
  /** Probability that one drawn inside is greater than one drawn outside; 0.5: no difference. */
  superiority: number;
  /** Probability by chance (Mann-Whitney), corrected for the number of figures looked at. */
  p: number;
  bins: SizeBin[];
}

/** A phase that lasts longer, or shorter, inside than outside; milliseconds. */
export interface DistinctPhase extends Difference {
  name: string;
  stage: Stage;
  kind: PhaseKind;
  /** Shares of the boots that have the phase. */
  insideShare: number;
  outsideShare: number;
}

/** Numbers that a boot has beside its durations. */
export const BOOT_NUMBERS = ['concurrency', 'imageSizeBytes', 'vcpus', 'memoryMb'] as const;

export type BootNumber = (typeof BOOT_NUMBERS)[number];

export interface DistinctNumber extends Difference {
  name: BootNumber;
}

/** What distinguishes the boots in a box from the other boots of the filter. `n` counts both. Most telling first. */
export interface DistinctionReport extends Answer, InsideOutside {
  values: DistinctValue[];
  phases: DistinctPhase[];
  numbers: DistinctNumber[];
  /** How many values and figures were compared; `p` is corrected for them. */
  compared: number;
}
