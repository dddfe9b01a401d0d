import { formatOffset } from './clock-time';

const TYPED = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/;

/**
 * The moment that a date or a date and time mean in a zone (`2014-04-17`, `2014-04-17 12:04:31.816`), in Unix
 * milliseconds; null if it is neither. In the hour that clocks skip it is the moment after the gap, in the hour that
 * they repeat the first of the two.
 */
export function parseZonedTime(text: string, zone: string): number | null {
  const match = TYPED.exec(text.trim());
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const fraction = Number((match[7] ?? '').padEnd(3, '0'));
  const wall = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, fraction);
  return isThatDate(wall, month, day) ? instantOfWall(wall, zone) : null;
}

/** The moment at which the clocks of a zone show what the clocks of UTC show at `wallMs`; gaps and repeats as above. */
export function instantOfWall(wallMs: number, zone: string): number {
  const before = wallMs - zoneOffsetMs(zone, wallMs - 43_200_000);
  const after = wallMs - zoneOffsetMs(zone, wallMs + 43_200_000);
  const means = (atMs: number) => atMs + zoneOffsetMs(zone, atMs) === wallMs;
  return means(before) || !means(after) ? before : after;
}

function isThatDate(wallMs: number, month: number, day: number): boolean {
  const date = new Date(wallMs);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** How far the clocks of a zone are ahead of UTC at that moment, milliseconds. */
export function zoneOffsetMs(zone: string, atMs: number): number {
  const match = /^UTC([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(formatOffset(zone, atMs));
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1 : 1) * seconds * 1000;
}
