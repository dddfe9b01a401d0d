import type { FlavorRef, ImageRef } from './dimension';
import type { ZoneBasis } from './event';
import type { PhaseKind, Stage } from './stage';
import type { Subject } from './subject';

export const BOOT_STATUSES = ['booting', 'running', 'failed', 'deleted', 'partial'] as const;

/**
 * `failed`: something in the evidence says so, whether or not the boot's beginning is there. `partial`: the evidence begins or ends in mid-boot, so its durations
 * mean nothing; never counted in percentiles.
 */
export type BootStatus = (typeof BOOT_STATUSES)[number];

export const CACHE_STATES = ['cold', 'follower', 'warm', 'none', 'unknown'] as const;

/** `follower` waited for another boot's fetch and counts as cold; `none`: no image cache is involved (volume, rbd clone, linked image). */
export type CacheState = (typeof CACHE_STATES)[number];

export const CACHE_BASES = ['reported', 'observed', 'inferred', 'none'] as const;

/** How the cache state is known: said by the shipper, seen in this boot's own lines, or concluded from the host's history. */
export type CacheBasis = (typeof CACHE_BASES)[number];

export interface CacheVerdict {
  state: CacheState;
  basis: CacheBasis;
  /** One sentence that names what was seen. */
  reason: string;
  /** Ids of the events that prove it. */
  evidence: string[];
}

/** What `startedAtMs` is the moment of. */
export const START_BASES = [
  'request',
  'created',
  'schedule',
  'queue',
  'build',
  'claim',
  'took',
  'first_event',
] as const;

export type StartBasis = (typeof START_BASES)[number];

/** An interval of a boot. */
export interface Phase {
  /** Unique in its boot: the name, with `#2`, `#3` for repeated ones. */
  key: string;
  /** Name from the phase catalogue, or as posted. */
  name: string;
  stage: Stage;
  kind: PhaseKind;
  /** Milliseconds since the boot's start; may be negative only where clocks of two hosts disagree. */
  startMs: number;
  /** Milliseconds; never negative. */
  durationMs: number;
  /** Key of the phase that contains this one. */
  parent: string | null;
  /** Runs beside its siblings rather than after them (network allocation). */
  concurrent: boolean;
  /** Begun but not seen to end: the boot is still in it, failed in it, or its end was not logged. */
  open: boolean;
  /** Ids of the events that prove it, in time order. */
  evidence: string[];
}

/** A named instant of a boot: one event of the catalogue. */
export interface Moment {
  name: string;
  /** Milliseconds since the boot's start. */
  atMs: number;
  event: string;
}

/** A figure that a log line states, held against the assembled phases. */
export interface ReportedDuration {
  name: 'build' | 'spawn';
  reportedMs: number;
  assembledMs: number;
  event: string;
}

export interface BootClock {
  /** Coarsest stamp among the events that bound the boot, in milliseconds. */
  resolutionMs: number;
  zone: string;
  basis: ZoneBasis;
  /** How far the compute host's clock is ahead of the controller's, where the evidence shows it. */
  skewMs: number | null;
}

/** Why a boot failed, or ended before it ran. */
export interface BootFailure {
  reason: string;
  event: string;
}

/** One attempt to bring an instance from request to running. */
export interface Boot {
  id: string;
  cloud: string;
  source: string;
  instance: string;
  /** 1 for the first try; a reschedule to another host or a retry is the next. */
  attempt: number;
  /** Number of attempts seen for this instance's request. */
  attempts: number;
  requestId: string | null;
  displayName: string | null;
  status: BootStatus;
  image: ImageRef | null;
  flavor: FlavorRef | null;
  host: string | null;
  cache: CacheVerdict;
  /** Unix milliseconds of the earliest moment known of this boot. */
  startedAtMs: number;
  startBasis: StartBasis;
  /** Unix milliseconds at which the instance ran; null unless it did. */
  runningAtMs: number | null;
  /** Unix milliseconds of the last moment of this boot: running, failure, or the last event seen. */
  endedAtMs: number;
  /** Request accepted (or OpenNebula creation) → running; null where the request was not seen or the instance never ran. */
  totalMs: number | null;
  /** Picked up by the compute host → running; null for boots that never ran or whose beginning is not in the evidence. */
  buildMs: number | null;
  /** Offset of the build's beginning from `startedAtMs`, milliseconds. */
  buildStartMs: number | null;
  phases: Phase[];
  moments: Moment[];
  /** Milliseconds between start and end that no phase covers. */
  unaccountedMs: number;
  reported: ReportedDuration[];
  failure: BootFailure | null;
  clock: BootClock;
  /** What the reader must know of this boot's evidence, one sentence each (zone assumed, no API lines, stamps of 1 s, …). */
  notes: string[];
  /** Release, hypervisor, transfer driver, scheduler interval, … as far as the evidence tells. */
  attributes: Record<string, string | number | boolean>;
  /** Where its events are filed. */
  subjects: Subject[];
}
