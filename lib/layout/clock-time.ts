/** How finely a time of day is written. */
export type TimePrecision = 'min' | 's' | 'ms';

interface Parts {
  date: string;
  minute: string;
  second: string;
  offset: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether the platform knows this IANA time zone name. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function partsOf(atMs: number, zone: string): Parts {
  const found: Record<string, string> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(Math.floor(atMs))) found[type] = value;
  return {
    date: `${found.year}-${found.month}-${found.day}`,
    minute: `${found.hour}:${found.minute}`,
    second: found.second ?? '00',
    offset: (found.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00',
  };
}

/** Times outside of this range (years 1 to 9999) cannot be written as dates. */
function isWritable(atMs: number): boolean {
  return atMs >= -62_135_596_800_000 && atMs < 253_402_300_800_000;
}

/** Time of day in the zone: `12:04:31.816`. Milliseconds are cut, never rounded into the next second. */
export function formatTime(atMs: number, zone: string, precision: TimePrecision = 'ms'): string {
  if (!isWritable(atMs)) return '–';
  const { minute, second } = partsOf(atMs, zone);
  if (precision === 'min') return minute;
  if (precision === 's') return `${minute}:${second}`;
  const whole = Math.floor(atMs);
  return `${minute}:${second}.${String(((whole % 1000) + 1000) % 1000).padStart(3, '0')}`;
}

/** How exactly a stamp is written: a whole second of a boot whose clocks tell no more may be any moment of it. */
export function stampPrecision(atMs: number, resolutionMs: number): TimePrecision {
  return resolutionMs >= 1000 && atMs % 1000 === 0 ? 's' : 'ms';
}

/** Calendar day in the zone: `2014-04-17`. */
export function formatDate(atMs: number, zone: string): string {
  return isWritable(atMs) ? partsOf(atMs, zone).date : '–';
}

/** Day and time of day in the zone: `2014-04-17 12:04:31.816`. */
export function formatDateTime(atMs: number, zone: string, precision: TimePrecision = 's'): string {
  return isWritable(atMs) ? `${formatDate(atMs, zone)} ${formatTime(atMs, zone, precision)}` : '–';
}

/** The zone with its offset from UTC at that moment: `UTC`, `Europe/Berlin (UTC+02:00)`. */
export function formatZone(zone: string, atMs: number): string {
  if (zone === 'UTC') return 'UTC';
  return `${zone} (UTC${isWritable(atMs) ? partsOf(atMs, zone).offset : ''})`;
}

/** The short form for narrow places: `UTC`, `UTC+02:00`. */
export function formatOffset(zone: string, atMs: number): string {
  if (zone === 'UTC' || !isWritable(atMs)) return zone;
  return `UTC${partsOf(atMs, zone).offset}`;
}

/** The moment in ISO 8601, UTC, with microseconds where it has them. */
export function formatIso(atMs: number): string {
  if (!isWritable(atMs)) return String(atMs);
  const micros = Math.round((atMs - Math.floor(atMs)) * 1000);
  const iso = new Date(Math.floor(atMs)).toISOString();
  return micros > 0 && micros < 1000 ? iso.replace('Z', `${String(micros).padStart(3, '0')}Z`) : iso;
}

/** Time passed since then, in the largest unit that fits: `12 s ago`, `3 d ago`. */
export function formatAgo(atMs: number, nowMs: number): string {
  const seconds = Math.round((nowMs - atMs) / 1000);
  if (seconds < 0) return 'in the future';
  if (seconds < 120) return `${seconds} s ago`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86_400)} d ago`;
}
