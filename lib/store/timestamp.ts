import { Prisma } from '@/generated/prisma/client';

/**
 * A moment as Postgres reads it, exact to the microsecond, e.g. `2026-11-21T01:31:45.816123Z`.
 * @param atMs Unix milliseconds with microsecond fractions, year 1000 to 9999; throws RangeError outside
 */
export function timestampOf(atMs: number): string {
  const micros = Math.round(atMs * 1000);
  const wholeMs = Math.floor(micros / 1000);
  const day = Math.floor(wholeMs / DAY_MS);
  const ofDay = wholeMs - day * DAY_MS;
  const rest = micros - wholeMs * 1000;
  const fraction =
    twoDigits(Math.floor((ofDay % 1000) / 10)) + (ofDay % 10) + (rest === 0 ? '' : threeDigits(rest));
  return `${dateOf(day)}T${clockOf(Math.floor(ofDay / 1000))}.${fraction}Z`;
}

const DAY_MS = 86_400_000;

let lastDay = 0;
let lastDate = '1970-01-01';

/** `YYYY-MM-DD` of the day so many days after 1970-01-01; most questions are about the day of the one before. */
function dateOf(day: number): string {
  if (day !== lastDay) {
    const date = dateText(day);
    lastDay = day;
    lastDate = date;
  }
  return lastDate;
}

function dateText(day: number): string {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) throw new RangeError(`day out of range: ${day}`);
  return date.toISOString().slice(0, 10);
}

function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(value: number): string {
  return TWO_DIGITS[value] ?? String(value);
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

function threeDigits(value: number): string {
  return String(value).padStart(3, '0');
}

/** The same for a moment that may be missing. */
export function timestampOrNull(atMs: number | null): string | null {
  return atMs === null ? null : timestampOf(atMs);
}

const FIRST_MS = Date.UTC(1000, 0);
const LAST_MS = Date.UTC(9999, 11, 31);

/** A bound of a search: moments out of range become the first or the last that are in it. */
export function clampedTimestamp(atMs: number): string {
  return timestampOf(Math.min(Math.max(atMs, FIRST_MS), LAST_MS));
}

/** SQL that yields a timestamptz column as Unix milliseconds, exactly the number it was made of. */
export function epochMs(column: Prisma.Sql): Prisma.Sql {
  // extract() is numeric: exact to the microsecond, and rounded only once, to the nearest double.
  return Prisma.sql`(extract(epoch FROM ${column}) * 1000)::float8`;
}
