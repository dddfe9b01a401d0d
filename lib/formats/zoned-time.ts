const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
const FIXED_OFFSET = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?$/;

/** Answers the offset from UTC, in milliseconds, that the zone had at an instant. */
type OffsetAt = (utcMs: number) => number;

interface Zone {
  offsetAt: OffsetAt;
  /** Local wall-clock quarter hours → offset; bounded by `MAX_CACHED_QUARTERS`. */
  cache: Map<number, number>;
}

const MAX_CACHED_QUARTERS = 20_000;
const zones = new Map<string, Zone | null>();

/** Whether stamps can be read in this zone: an IANA name, `UTC`, or an offset such as `+08:00`. */
export function isKnownZone(zone: string): boolean {
  return findZone(zone) !== null;
}

/**
 * Instant of a wall-clock time in a zone, or null for an unknown zone. `wallMs` is the wall clock read as if it were
 * UTC, in milliseconds. An hour that occurs twice (end of summer time) is read as its first occurrence; one that does
 * not occur (start of summer time) with the offset in force before it.
 */
export function wallClockToUtc(wallMs: number, zone: string): number | null {
  if (zone === 'UTC' || zone === 'Z') return wallMs;
  const found = findZone(zone);
  if (found === null) return null;
  const quarter = Math.floor(wallMs / QUARTER_MS);
  let offset = found.cache.get(quarter);
  if (offset === undefined) {
    offset = offsetOfWallClock(quarter * QUARTER_MS, found.offsetAt);
    if (found.cache.size >= MAX_CACHED_QUARTERS) found.cache.clear();
    found.cache.set(quarter, offset);
  }
  return wallMs - offset;
}

function offsetOfWallClock(wallMs: number, offsetAt: OffsetAt): number {
  const before = offsetAt(wallMs - 24 * HOUR_MS);
  const after = offsetAt(wallMs + 24 * HOUR_MS);
  if (before === after) return before;
  if (offsetAt(wallMs - before) === before) return before;
  return offsetAt(wallMs - after) === after ? after : before;
}

function findZone(zone: string): Zone | null {
  let found = zones.get(zone);
  if (found === undefined) {
    const offsetAt = fixedOffset(zone) ?? ianaOffset(zone);
    found = offsetAt === null ? null : { offsetAt, cache: new Map() };
    zones.set(zone, found);
  }
  return found;
}

function fixedOffset(zone: string): OffsetAt | null {
  if (zone === 'UTC' || zone === 'Z') return () => 0;
  const match = FIXED_OFFSET.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  const offset = (match[1] === '-' ? -minutes : minutes) * 60_000;
  return () => offset;
}

function ianaOffset(zone: string): OffsetAt | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  return (utcMs) => {
    const second = Math.floor(utcMs / 1000) * 1000;
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(second)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: sec = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, sec) - second;
  };
}
