import type { EventDraft } from '@/lib/domain/event';

/** What the shipper told beside the text; every field may be missing. */
export interface RecordHints {
  source: string | null;
  host: string | null;
  path: string | null;
  /** IANA zone in which zone-less stamps are to be read. */
  tz: string | null;
  /** Byte or line offset in the file. */
  offset: number | null;
  /** Program that wrote the line, e.g. `nova-compute`, `oned`. */
  service: string | null;
  /** Moment that the shipper or journald gives for the line, Unix milliseconds; null when there is none. */
  timeMs: number | null;
  /** Moment of arrival, Unix milliseconds: supplies the year that a syslog header lacks. */
  receivedMs: number;
}

/** One log record: a stamped line with the lines that continue it, or a structured item. */
export interface LogRecord {
  /** The text as written, continuation lines joined by `\n`. */
  text: string;
  /** The structured item, when the record came as JSON: kolla, journald, oslo JSON, notification, … */
  fields: Readonly<Record<string, unknown>> | null;
  hints: RecordHints;
}

/** The three answers to a record. `ignored`: a readable line that says nothing about boots. */
export type Understanding =
  | { kind: 'events'; events: EventDraft[] }
  | { kind: 'ignored' }
  | { kind: 'malformed'; reason: string };

/**
 * A log format. `recognises` looks cheaply at a record's shape; `parse` is called only for records it recognised
 * and answers `malformed` where the shape is right but the content cannot be read.
 */
export interface LogFormat {
  name: string;
  recognises(record: LogRecord): boolean;
  parse(record: LogRecord): Understanding;
}
