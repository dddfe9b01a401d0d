/** A moment as a shipper states it. */
export interface StatedMoment {
  /** Unix milliseconds with microsecond fractions. */
  atMs: number;
  /** Smallest difference that the text can express, in milliseconds; 0.001 at least. */
  resolutionMs: number;
  /** `UTC`, or the offset that the text gives, e.g. `+08:00`. */
  zone: string;
}

/** What is wrong with a stated moment. */
export interface MomentProblem {
  problem: string;
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s?(?:([Zz]|UTC)|([+-])(\d\d):?(\d\d)?)?$/;
const EPOCH = /^(-?\d{1,20})(?:\.(\d{1,12}))?$/;
const FINEST_MS = 0.001;

/** 2005-01-01: older than any cloud whose logs are understood. */
const EARLIEST_MS = Date.UTC(2005, 0, 1);
const AHEAD_MS = 2 * 86_400_000;

/** Reads ISO 8601 with a zone, or a Unix time whose magnitude tells whether it is in s, ms, µs or ns. */
export function parseMoment(stated: string | number): StatedMoment | MomentProblem {
  const text = String(stated).trim();
  const iso = ISO.exec(text);
  if (iso) return readIso(iso);
  const epoch = EPOCH.exec(text);
  if (epoch) return readEpoch(epoch[1] ?? '', epoch[2] ?? '');
  return { problem: `"${text.slice(0, 60)}" is neither ISO 8601 with a zone nor a Unix time` };
}

/** Why a moment cannot be one of a boot, or null. Catches clocks that were never set and units that were mistaken. */
export function problemOfRange(atMs: number, nowMs: number): string | null {
  if (atMs < EARLIEST_MS) return `${formatInstant(atMs)} is before 2005`;
  if (atMs > nowMs + AHEAD_MS) return `${formatInstant(atMs)} is more than two days ahead`;
  return null;
}

function formatInstant(atMs: number): string {
  return Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : String(atMs);
}

function readIso(match: RegExpExecArray): StatedMoment | MomentProblem {
  const [
    text,
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction = '',
    utc,
    sign,
    zoneHour,
    zoneMinute = '00',
  ] = match;
  if (!utc && !sign) return { problem: `"${text}" names no zone; end it with Z or an offset such as +02:00` };
  const fields = [year, month, day, hour, minute, second ?? '0'].map(Number);
  const wallMs = wallClockMs(fields);
  if (wallMs === null) return { problem: `"${text}" is no date and time that exists` };
  const offsetMs = utc ? 0 : (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000 * (sign === '-' ? -1 : 1);
  return {
    atMs: wallMs - offsetMs + fractionMs(fraction),
    resolutionMs: second === undefined ? 60_000 : resolutionOf(fraction.length),
    zone: utc || offsetMs === 0 ? 'UTC' : `${sign}${zoneHour}:${zoneMinute}`,
  };
}

/** Milliseconds of a wall clock read as UTC; null where a field is out of its range. A leap second is the next one. */
function wallClockMs(fields: number[]): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  const at = new Date(Date.UTC(year, month - 1, day));
  const isDate = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  if (!isDate || hour > 23 || minute > 59 || second > 60) return null;
  return at.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Digits of each unit: 10¹¹ s is the year 5138, and 10¹¹ ms is 1973. */
function readEpoch(whole: string, fraction: string): StatedMoment {
  const digits = whole.replace('-', '').replace(/^0+/, '').length;
  const shift = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
  const seconds = shift === 0 ? whole : whole.slice(0, -shift);
  const decimals = (shift === 0 ? '' : whole.slice(-shift)) + fraction;
  const sign = whole.startsWith('-') ? -1 : 1;
  return {
    atMs: Number(seconds) * 1000 + sign * fractionMs(decimals),
    resolutionMs: resolutionOf(decimals.length),
    zone: 'UTC',
  };
}

/** Milliseconds of the digits after the decimal point of a second, cut at the microsecond. */
function fractionMs(digits: string): number {
  return Number(digits.slice(0, 6).padEnd(6, '0')) / 1000;
}

function resolutionOf(digits: number): number {
  return Math.max(10 ** (3 - digits), FINEST_MS);
}
