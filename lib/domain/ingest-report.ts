import type { EventClock } from './event';

/** Events of one append that came from one place, and how many of them were new. */
export interface StreamCount {
  cloud: string;
  /** Host that wrote the lines, the service that they are of, and the file, as far as they are known. */
  host: string | null;
  service: string | null;
  path: string | null;
  accepted: number;
  duplicates: number;
  /** Latest moment among them, Unix milliseconds. */
  newestMs: number;
  /** Zone in which its stamps were read, of the event at `newestMs`. */
  clock: EventClock;
}

/** An item that was refused, as the operator sees it. */
export interface RefusedItem {
  code: string;
  message: string;
  excerpt: string;
}

/** What one request to the ingest held. */
export interface IngestReport {
  /** Moment of arrival, Unix milliseconds. */
  atMs: number;
  /** The User-Agent; empty where there is none. */
  agent: string;
  /** What the request says of all its lines. */
  cloud: string;
  host: string | null;
  path: string | null;
  /** What `appendEvents` answered, of all batches of the request. */
  streams: readonly StreamCount[];
  ignored: number;
  rejected: number;
  /** The first of the rejected items. */
  rejects: readonly RefusedItem[];
}

/** Numbers of items by what became of them. */
export interface IngestCounts {
  accepted: number;
  duplicates: number;
  ignored: number;
  rejected: number;
}

/** One stream of one shipper, over all its requests. */
export interface ShipperStatus extends IngestCounts {
  id: number;
  cloud: string;
  agent: string;
  host: string | null;
  service: string | null;
  /** Path with its numbers and ids left out: `/var/log/one/<n>.log`. */
  path: string | null;
  firstSeenMs: number;
  lastSeenMs: number;
  /** Its counts of the last 60 minutes, and of each of them, oldest first. */
  lastHour: IngestCounts;
  minutes: number[];
  /** Latest moment among its events, Unix milliseconds; null where it sent none. */
  newestEventMs: number | null;
  zone: string | null;
  zoneBasis: EventClock['basis'] | null;
  /** How far its stamps were ahead of their arrival at most: above a few seconds, a clock or a zone is wrong. */
  aheadMs: number;
  /** How long before its arrival the newest event of the latest request happened. */
  behindMs: number | null;
}

/** A refused item with when and from whom it came. */
export interface RejectRecord extends RefusedItem {
  id: string;
  atMs: number;
  agent: string;
  cloud: string;
  host: string | null;
  path: string | null;
}

/** What arrived in one minute, from all shippers. */
export interface IngestMinute extends IngestCounts {
  /** Begin of the minute, Unix milliseconds. */
  minuteMs: number;
}
