import type { BootStatus, CacheState } from './boot';

/** The boots that a reader selects; every field that is set narrows it. Lists mean "any of". */
export interface BootFilter {
  /** Image names, ids or cache keys. */
  image?: string[];
  /** Flavor names or ids. */
  flavor?: string[];
  host?: string[];
  cache?: CacheState[];
  status?: BootStatus[];
  source?: string[];
  cloud?: string[];
  /** Unix milliseconds, inclusive, on the boot's start. */
  fromMs?: number;
  /** Unix milliseconds, exclusive. */
  toMs?: number;
  /** Bounds on total (build where total is unknown), milliseconds. */
  minMs?: number;
  maxMs?: number;
  /** Free text over instance id, display name, request id, host, image and flavor. */
  q?: string;
}

/** The dimensions that boots are grouped by. */
export const DIMENSIONS = ['image', 'flavor', 'host', 'cache', 'source', 'cloud', 'status'] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Which of the two durations a figure is of; they are never mixed. */
export const METRICS = ['total', 'build'] as const;

export type Metric = (typeof METRICS)[number];

/** Orders of the boot list; `duration` is total, else build. */
export const BOOT_SORTS = ['started_desc', 'started_asc', 'duration_desc', 'duration_asc'] as const;

export type BootSort = (typeof BOOT_SORTS)[number];
