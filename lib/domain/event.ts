import type { FlavorRef, ImageRef } from './dimension';

/** The products whose logs are understood; any other word is kept as it was posted. */
export const KNOWN_SOURCES = ['nova', 'opennebula'] as const;

export type Source = string;

/** Where a stamp's zone came from: written in the stamp, told by the shipper, or assumed to be UTC. */
export const ZONE_BASES = ['stamped', 'hinted', 'assumed'] as const;

export type ZoneBasis = (typeof ZONE_BASES)[number];

/** How precisely, and in which zone, an event's moment is known. */
export interface EventClock {
  /** Smallest difference that the stamp can express, in milliseconds: 1000 for OpenNebula file logs, 1 for oslo.log, 0.001 for notifications. */
  resolutionMs: number;
  /** IANA zone or `UTC` or a fixed offset such as `+08:00` in which a zone-less stamp was read. */
  zone: string;
  basis: ZoneBasis;
}

/** Where the line stood, if the shipper told it: orders lines that share a stamp. */
export interface EventOrigin {
  path: string | null;
  /** Byte or line offset in the file, increasing. */
  offset: number | null;
  /** Lower-case service of the log, e.g. `nova-compute`, `nova-api`, `oned`. */
  service: string | null;
}

/** What an event says beyond its name and moment. Durations in milliseconds. Unknown keys are kept as posted. */
export interface EventAttributes {
  image?: ImageRef;
  flavor?: FlavorRef;
  /** Time waited for a lock before this moment. */
  waitedMs?: number;
  /** Time a lock was held before this moment. */
  heldMs?: number;
  /** A duration that the log itself reports to end at this moment (`Took 6.61 seconds to build instance.`, API `time:`). */
  tookMs?: number;
  /** Human-readable cause of a failure, one line. */
  reason?: string;
  /** Port id of a VIF event. */
  port?: string;
  /** Hypervisor node or compute host that the message itself names. */
  node?: string;
  /** Compute host as the message names it, when it differs from the host that wrote the line. */
  targetHost?: string;
  /** Operation that is not a boot: resize, rebuild, evacuate, unshelve, rescue, reboot, live_migration, start, stop, … */
  operation?: string;
  /** Cache state as the shipper reports it. */
  cache?: string;
  /** OpenNebula HISTORY SEQ. */
  sequence?: number;
  /** Number of instances that one request makes. */
  count?: number;
  /** Name of the instance as people know it. */
  displayName?: string;
  /** Of a span or instant of a trace: what tells it apart within its boot. */
  spanId?: string;
  /** Of a span of a trace: the span that contains it. */
  parentSpanId?: string;
  [key: string]: unknown;
}

/** One timestamped observation, never changed and never lost. */
export interface Event {
  /** Hash of what was observed: the same observation sent twice has the same id. */
  id: string;
  cloud: string;
  source: Source;
  /** Name from the catalogue, or any snake_case name a shipper made up. */
  name: string;
  /** Unix time in milliseconds with microsecond fractions. */
  atMs: number;
  /** End of a posted interval; null for a moment. */
  endMs: number | null;
  /** Nova uuid, or `<zone>/<vmid>` for OpenNebula. Null when the line names none. */
  instance: string | null;
  /** `req-<uuid>`; null when there is none. */
  requestId: string | null;
  /** Host that wrote the line, as the shipper names it. */
  host: string | null;
  /** Base file of the image cache that the event is about. */
  cacheKey: string | null;
  /** Attempt number that the shipper states. */
  attempt: number | null;
  clock: EventClock;
  origin: EventOrigin;
  attributes: EventAttributes;
  /** The raw line or item; the evidence shown to the reader. */
  line: string | null;
}

/** What a format parser yields: an event before it is bound to a cloud and given its id. */
export type EventDraft = Omit<Event, 'id' | 'cloud'>;
