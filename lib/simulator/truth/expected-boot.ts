import type { BootStatus, CacheState } from '@/lib/domain/boot';

/** An interval of a boot as it truly was, by the clocks of the machines that logged it. */
export interface ExpectedPhase {
  name: string;
  /** Unix milliseconds. */
  startMs: number;
  durationMs: number;
  /** How far it may be off where the lines tell it less exactly than stamps do, milliseconds. */
  toleranceMs?: number;
  /** The lines leave open whose phase it is: it may be left out, but not be drawn wrongly. */
  optional?: boolean;
}

/** What a perfect reader of the logs must know of a boot; null where they do not tell. */
export interface ExpectedBoot {
  source: 'nova' | 'opennebula';
  instance: string;
  attempt: number;
  attempts: number;
  requestId: string | null;
  status: BootStatus;
  /** Texts of which the reason must contain one; empty where there is no failure. */
  failure: readonly string[];
  host: string | null;
  displayName: string | null;
  image: { id: string; name: string | null; cacheKey: string | null } | null;
  flavor: { id: string | null; name: string | null; vcpus: number | null } | null;
  /** States that the evidence allows; the truth is always one of them. */
  cache: readonly CacheState[];
  totalMs: number | null;
  buildMs: number | null;
  /** Phases whose beginning and end are both told. */
  phases: readonly ExpectedPhase[];
  /** How far a figure may be from the truth, given how it is printed, milliseconds. */
  toleranceMs: number;
  buildToleranceMs: number;
}
