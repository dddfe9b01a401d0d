import { Prisma } from '@/generated/prisma/client';

/**
 * A moment as Postgres reads it, exact to the microsecond, e.g. `2026-11-21T01:31:45.816123Z`.
 * @param atMs Unix milliseconds with microsecond fractions, year 1000 to 9999; throws RangeError outside
 */
export function timestampOf(atMs: number): string {
  const micros = Math.round(atMs * 1000);
  const wholeMs = Math.floor(micros / 1000);
  const text = new Date(wholeMs).toISOString();
  if (text.length !== 24 || text < '1000') throw new RangeError(`moment out of range: ${atMs}`);
  const rest = micros - wholeMs * 1000;
  return rest === 0 ? text : `${text.slice(0, 23)}${String(rest).padStart(3, '0')}Z`;
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
