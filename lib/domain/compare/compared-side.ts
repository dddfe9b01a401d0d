import type { PhaseKind, Stage } from '../stage';

/** What a comparison begins with: the request (or the earliest moment known), or the compute host's taking it up. */
export const COMPARE_STARTS = ['request', 'build'] as const;

export type CompareStart = (typeof COMPARE_STARTS)[number];

/** A stretch of time, milliseconds after the side's zero. */
export interface SideStretch {
  startMs: number;
  durationMs: number;
}

/** The phases of one name below one parent, told together: what one side of a comparison has on a row. */
export interface SidePhase {
  /** Names from the top of the tree down to this one. */
  names: readonly string[];
  stage: Stage;
  kind: PhaseKind;
  /** Runs beside its siblings. */
  concurrent: boolean;
  /** Begun but not seen to end: it took at least so long. */
  open: boolean;
  /** How often it occurred; of a cohort always 1. */
  count: number;
  /** Key of its first occurrence in the boot; null for a cohort. */
  key: string | null;
  /** Where it lay, by start; empty where only its length is known. */
  stretches: readonly SideStretch[];
  /** Milliseconds of all its occurrences. */
  durationMs: number;
  /**
   * Milliseconds in which nothing but this phase, and none within it, decided when the boot would end. The sum over all
   * phases of a side and its unaccounted time is its duration. Null where that is not known.
   */
  decidingMs: number | null;
  /** Boots of the side that have it. */
  n: number;
}

/** One side of a comparison: a boot, or how a cohort typically fared. */
export interface ComparedSide {
  /** Boots that it stands for. */
  n: number;
  /** Milliseconds from its zero to its end; null where there is no such figure. */
  durationMs: number | null;
  /** Milliseconds of its duration that no phase covers; null where that is not known. */
  unaccountedMs: number | null;
  /** At most one for each row of names. */
  phases: readonly SidePhase[];
}
