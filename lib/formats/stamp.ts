import type { EventClock } from '@/lib/domain/event';
import { wallClockToUtc } from './zoned-time';

const DAY_MS = 86_400_000;
/** Neither Nova nor OpenNebula is older. */
const EARLIEST_MS = Date.UTC(2005, 0, 1);

/** A moment read from a log, or why it could not be read. */
export type Stamp = { ok: true; atMs: number; clock: EventClock } | { ok: false; reason: string };

/** Wall-clock digits found in a text. */
export interface WallClock {
  /** The wall clock read as if it were UTC, milliseconds with fractions. */
  wallMs: number;
  /** 1000, 1 or 0.001 ms: what the digits can express. */
  resolutionMs: number;
  /** Index after the last digit of the fraction. */
  end: number;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Whether `YYYY-MM-DD?HH:MM:SS` stands at this index, the separator being a blank or `T`. Cheap: no allocation. */
export function isDateTimeAt(text: string, at: number): boolean {
  return (
    text.charCodeAt(at + 4) === 45 &&
    text.charCodeAt(at + 7) === 45 &&
    text.charCodeAt(at + 13) === 58 &&
    text.charCodeAt(at + 16) === 58 &&
    isDigit(text.charCodeAt(at)) &&
    isDigit(text.charCodeAt(at + 3)) &&
    isDigit(text.charCodeAt(at + 6)) &&
    isDigit(text.charCodeAt(at + 18))
  );
}

/**
 * Reads `YYYY-MM-DD HH:MM:SS[.,fraction]` at this index (`T` may stand for the blank).
 * Null when the digits are no date, e.g. month 13.
 */
export function readWallClock(text: string, at: number): WallClock | null {
  if (!isDateTimeAt(text, at)) return null;
  const month = digits(text, at + 5, 2);
  const day = digits(text, at + 8, 2);
  const hour = digits(text, at + 11, 2);
  const minute = digits(text, at + 14, 2);
  const second = digits(text, at + 17, 2);
  const valid =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60;
  if (!valid) return null;
  const fraction = readFraction(text, at + 19);
  fraction.wallMs += Date.UTC(digits(text, at, 4), month - 1, day, hour, minute, second);
  return fraction;
}

/** Reads `.` or `,` and digits at this index as milliseconds; nothing there is a whole second. */
export function readFraction(text: string, at: number): WallClock {
  const separator = text.charCodeAt(at);
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  const count = end - at - 1;
  if ((separator !== 46 && separator !== 44) || count === 0)
    return { wallMs: 0, resolutionMs: 1000, end: at };
  const micros = Math.round(Number(`0.${text.slice(at + 1, end)}`) * 1e6);
  return { wallMs: micros / 1000, resolutionMs: count > 3 ? 0.001 : 10 ** (3 - count), end };
}

function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const code = text.charCodeAt(i);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + code - 48;
  }
  return value;
}

/** Places a wall clock in the zone that the shipper told, else in UTC. */
export function stampInZone(wall: WallClock, tz: string | null, nowMs: number): Stamp {
  const zone = tz ?? 'UTC';
  const atMs = wallClockToUtc(wall.wallMs, zone);
  if (atMs === null) return { ok: false, reason: `time zone "${zone}" is not known` };
  const basis = tz === null ? 'assumed' : 'hinted';
  return checkedStamp(atMs, { resolutionMs: wall.resolutionMs, zone, basis }, nowMs);
}

/** A moment whose zone the record itself states. */
export function stampInUtc(atMs: number, resolutionMs: number, nowMs: number): Stamp {
  return checkedStamp(atMs, { resolutionMs, zone: 'UTC', basis: 'stamped' }, nowMs);
}

/** Refuses moments before 2005 and more than two days after arrival: a broken clock would stretch every time axis. */
export function checkedStamp(atMs: number, clock: EventClock, nowMs: number): Stamp {
  if (!Number.isFinite(atMs)) return { ok: false, reason: 'timestamp is no date' };
  if (atMs < EARLIEST_MS) return { ok: false, reason: 'timestamp lies before 2005' };
  if (atMs > nowMs + 2 * DAY_MS)
    return { ok: false, reason: 'timestamp lies more than two days in the future' };
  return { ok: true, atMs, clock };
}
