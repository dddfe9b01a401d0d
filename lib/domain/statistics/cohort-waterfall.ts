import type { Percentiles } from '../percentiles';
import type { PhaseKind, Stage } from '../stage';
import type { Answer } from './answer';

/** Low, middle and high of a figure, milliseconds: p10, p50, p90. */
export interface Whiskers {
  p10: number;
  p50: number;
  p90: number;
}

/** One phase over the boots of a cohort; a boot counts once, with the sum of its phases of that name. */
export interface CohortPhase {
  name: string;
  stage: Stage;
  kind: PhaseKind;
  /** Name of the phase that contains it; null for a phase of its own. */
  parent: string | null;
  /** Runs beside its siblings. */
  concurrent: boolean;
  /** Boots of the cohort that have it, with an end. */
  n: number;
  /** The same as a share of the cohort, 0 to 1. */
  share: number;
  /** Milliseconds since the build began; negative before it (request and queue). */
  start: Whiskers;
  duration: Whiskers;
}

/** The median waterfall of running boots: every phase at its median start and length. `n` counts running boots. */
export interface CohortWaterfall extends Answer {
  total: Percentiles;
  build: Percentiles;
  /** By median start. */
  phases: CohortPhase[];
}
