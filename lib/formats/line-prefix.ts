import {
  checkedStamp,
  isDateTimeAt,
  readFraction,
  readWallClock,
  type Stamp,
  stampInZone,
  type WallClock,
} from './stamp';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;

/** `host program[pid]: ` as syslog and journalctl print it after the moment. */
const SENDER = /^(\S+) ([^\s:[\]]+)(?:\[\d+\])?: /;
/** The rest of an RFC 5424 header: `host app procid msgid -|[structured data] `. */
const SENDER_5424 = /^(\S+) (\S+) \S+ \S+ (?:-|\[[^\]]*\]) /;
const BSD_DATE = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)/;
const ZONE = /^(?:Z|([+-])(\d\d):?(\d\d))/;
const PRIORITY = /^<\d{1,3}>(1 )?/;

/** What a shipper or journalctl wrote in front of a line. */
export interface LinePrefix {
  /** Index at which the line itself begins. */
  end: number;
  host: string | null;
  program: string | null;
  /** Null where the prefix carries no moment of its own, e.g. a file name. */
  stamp: ((tz: string | null, receivedMs: number) => Stamp) | null;
}

/**
 * Reads what stands before a line of its own format: a syslog or journalctl header (`Jan 25 09:29:50 host prog[7]: `, also
 * with microseconds, ISO moments or RFC 5424), or a file name that a collector put before a dated line. Null when the text begins with none.
 */
export function readLinePrefix(text: string): LinePrefix | null {
  const priority = PRIORITY.exec(text);
  const at = priority?.[0].length ?? 0;
  const is5424 = priority?.[1] !== undefined;
  if (isDateTimeAt(text, at) && text.charCodeAt(at + 10) === 84) return isoPrefix(text, at, is5424);
  const date = BSD_DATE.exec(at === 0 ? text : text.slice(at, at + 20));
  if (date !== null) return bsdPrefix(text, at, date);
  return at === 0 ? fileNamePrefix(text) : null;
}

function sender(text: string, at: number, is5424: boolean): Omit<LinePrefix, 'stamp'> | null {
  const match = (is5424 ? SENDER_5424 : SENDER).exec(text.slice(at, at + 300));
  if (match === null) return null;
  return { end: at + match[0].length, host: match[1] ?? null, program: match[2] ?? null };
}

function isoPrefix(text: string, at: number, is5424: boolean): LinePrefix | null {
  const wall = readWallClock(text, at);
  if (wall === null) return null;
  const zone = ZONE.exec(text.slice(wall.end, wall.end + 6));
  const after = wall.end + (zone?.[0].length ?? 0);
  if (text.charCodeAt(after) !== 32) return null;
  const from = sender(text, after + 1, is5424);
  return from === null ? null : { ...from, stamp: isoStamp(wall, zone) };
}

function isoStamp(wall: WallClock, zone: RegExpExecArray | null): LinePrefix['stamp'] {
  if (zone === null) return (tz, receivedMs) => stampInZone(wall, tz, receivedMs);
  const minutes = Number(zone[2] ?? 0) * 60 + Number(zone[3] ?? 0);
  const offsetMs = (zone[1] === '-' ? -minutes : minutes) * 60_000;
  const name = offsetMs === 0 ? 'UTC' : `${zone[1]}${zone[2]}:${zone[3]}`;
  const clock = { resolutionMs: wall.resolutionMs, zone: name, basis: 'stamped' as const };
  return (_tz, receivedMs) => checkedStamp(wall.wallMs - offsetMs, clock, receivedMs);
}

function bsdPrefix(text: string, at: number, date: RegExpExecArray): LinePrefix | null {
  const month = MONTHS.indexOf(date[1] ?? '');
  if (month < 0) return null;
  const fraction = readFraction(text, at + date[0].length);
  const from = sender(text, fraction.end + 1, false);
  if (from === null) return null;
  const [day, hour, minute, second] = [date[2], date[3], date[4], date[5]].map(Number);
  const inYear = (year: number) => Date.UTC(year, month, day, hour, minute, second) + fraction.wallMs;
  return { ...from, stamp: (tz, receivedMs) => yearlessStamp(inYear, fraction, tz, receivedMs) };
}

/** A syslog header has no year: the last one that does not put the line into the future. */
function yearlessStamp(
  inYear: (year: number) => number,
  fraction: WallClock,
  tz: string | null,
  receivedMs: number,
): Stamp {
  const year = new Date(receivedMs).getUTCFullYear();
  const latest = receivedMs + 2 * DAY_MS;
  const wallMs = [year + 1, year, year - 1].map(inYear).find((candidate) => candidate <= latest);
  return stampInZone({ ...fraction, wallMs: wallMs ?? Number.NaN }, tz, receivedMs);
}

/** Collections such as loghub's begin each line with the name of its file: `nova-api.log.1.2017-05-16_13:53:08 2017-…`. */
function fileNamePrefix(text: string): LinePrefix | null {
  const blank = text.indexOf(' ');
  if (blank < 1 || blank > 200 || !isDateTimeAt(text, blank + 1)) return null;
  const program = /(?:^|[/-])([a-z][a-z-]*)\.log/.exec(text.slice(0, blank))?.[1] ?? null;
  return { end: blank + 1, host: null, program, stamp: null };
}
