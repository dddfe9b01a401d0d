import type { BootStatus, CacheBasis, CacheState } from './boot';

/** The boots that a reader selects; every field that is set narrows it. Lists mean "any of". */
export interface BootFilter {
  /** Image names, ids or cache keys. */
  image?: string[];
  /** Flavor names or ids. */
  flavor?: string[];
  host?: string[];
  /** `cold` also selects followers, which waited for a cold boot's fetch (`cacheStatesOf`). */
  cache?: CacheState[];
  basis?: CacheBasis[];
  status?: BootStatus[];
  source?: string[];
  cloud?: string[];
  /** Release of the cloud's software, as the evidence tells it. */
  release?: string[];
  /** OpenNebula's transfer driver (`ssh`, `qcow2`, …). */
  transfer?: string[];
  /** Each must hold. */
  attribute?: AttributeMatch[];
  /** Each must hold. */
  phase?: PhaseBound[];
  /** Bounds on the number of other boots under way on the host when the boot started. */
  minConcurrency?: number;
  maxConcurrency?: number;
  /** Unix milliseconds, inclusive, on the boot's start. */
  fromMs?: number;
  /** Unix milliseconds, exclusive. */
  toMs?: number;
  /** Bounds on total (build where total is unknown), milliseconds; on one of the two where `durationMetric` names it. */
  minMs?: number;
  maxMs?: number;
  durationMetric?: Metric;
  /** Free text over instance id, display name, request id, host, image and flavor. */
  q?: string;
}

/** A boot's attribute and the text of its value. */
export interface AttributeMatch {
  key: string;
  value: string;
}

/**
 * Boots that spent so long in their phases of this name, milliseconds, both inclusive; without bounds, all boots that have it.
 * Bounds are as fine as the buckets of durations: 1.1 %.
 */
export interface PhaseBound {
  name: string;
  minMs?: number;
  maxMs?: number;
}

/** The cache states that a filter's words select: who asks for cold boots means all that had to wait for the image. */
export function cacheStatesOf(words: readonly CacheState[]): CacheState[] {
  const states = words.includes('cold') ? [...words, 'follower' as const] : words;
  return [...new Set(states)];
}

/** The cache state as which a boot is counted in groups: a follower's time went into the same fetch. */
export function cacheGroupOf(state: CacheState): CacheState {
  return state === 'follower' ? 'cold' : state;
}

/** The dimensions that boots are grouped by. */
export const DIMENSIONS = [
  'image',
  'flavor',
  'host',
  'cache',
  'basis',
  'source',
  'cloud',
  'status',
  'release',
  'transfer',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Which of the two durations a figure is of; they are never mixed. */
export const METRICS = ['total', 'build'] as const;

export type Metric = (typeof METRICS)[number];

/** Orders of the boot list; `duration` is total, else build. */
export const BOOT_SORTS = ['started_desc', 'started_asc', 'duration_desc', 'duration_asc'] as const;

export type BootSort = (typeof BOOT_SORTS)[number];
