import { readLinePrefix } from '../line-prefix';
import type { LogRecord, RecordHints } from '../record';
import { type Stamp, stampInUtc, stampInZone } from '../stamp';

/** An OpenNebula log line taken apart. */
export interface OneLine {
  /** Id of the `[VM n]` label of std and syslog output; null in file logs. */
  labelledVm: number | null;
  /** Zone of `[Zn]`, written from 4.8 on; null where the line has none. */
  zone: number | null;
  /** Manager that wrote the line: `LCM`, `VM`, `VMM`, `TrM`, `ReM`, … */
  tag: string;
  /** `E`, `W`, `I`, `D`, `DD` or `DDD`. */
  level: string;
  /** The message with its continuation lines, without blanks at its end. */
  text: string;
  stamp: Stamp;
  /** Host that a syslog header names. */
  host: string | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const CTIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4}) /;
const BODY = /(?:\[([A-Z]+) (\d+)\])?(?:\[Z(-?\d+)\])?\[([A-Za-z]{2,8})\]\[(E|W|I|D{1,3})\]:(?: |$)/y;

/**
 * Takes a line of oned, the scheduler or a per-VM log apart, whichever of the three log systems wrote it
 * (OpenNebula/one src/log: FileLog `<ctime> [Z0][TAG][L]: …`, StdLog with `[VM n]` before it, SysLog behind a syslog
 * header). Null for text of any other shape. The ctime stamp is the front-end's local time, day padded with a blank.
 */
export function readOneLine(record: LogRecord): OneLine | null {
  const { text, hints } = record;
  const head = readHead(text);
  BODY.lastIndex = head.end;
  const body = BODY.exec(text);
  if (body === null) return null;
  return {
    labelledVm: body[1] === 'VM' ? Number(body[2]) : null,
    zone: body[3] === undefined ? null : Number(body[3]),
    tag: body[4] ?? '',
    level: body[5] ?? '',
    text: text.slice(BODY.lastIndex).trimEnd(),
    stamp: head.stamp(hints),
    host: head.host,
  };
}

/** Whether a text begins as such a line does; reads no stamp. */
export function looksLikeOneLine(text: string): boolean {
  if (!/^[[<\dA-Z]/.test(text)) return false;
  BODY.lastIndex = readHead(text).end;
  return BODY.test(text);
}

interface Head {
  /** Index at which the body begins. */
  end: number;
  host: string | null;
  stamp(hints: RecordHints): Stamp;
}

function readHead(text: string): Head {
  const ctime = CTIME.exec(text);
  if (ctime !== null)
    return { end: ctime[0].length, host: null, stamp: (hints) => stampOfCtime(ctime, hints) };
  const prefix = text.startsWith('[') ? null : readLinePrefix(text);
  if (prefix === null) return { end: 0, host: null, stamp: stampOfShipper };
  const { stamp } = prefix;
  return {
    end: prefix.end,
    host: prefix.host,
    // A syslog header tells no year; the shipper's time for the line does.
    stamp: stamp === null ? stampOfShipper : (hints) => stamp(hints.tz, hints.timeMs ?? hints.receivedMs),
  };
}

function stampOfCtime(ctime: RegExpExecArray, hints: RecordHints): Stamp {
  const month = MONTHS.indexOf(ctime[1] ?? '');
  const [day = 0, hour = 0, minute = 0, second = 0, year = 0] = ctime.slice(2).map(Number);
  const wallMs = Date.UTC(year, month, day, hour, minute, second);
  // A day that its month does not have rolls over into the next.
  const isDate = new Date(wallMs).getUTCMonth() === month && hour <= 23 && minute <= 59 && second <= 60;
  if (!isDate) return { ok: false, reason: 'timestamp is no date' };
  return stampInZone({ wallMs, resolutionMs: 1000, end: 0 }, hints.tz, hints.receivedMs);
}

function stampOfShipper(hints: RecordHints): Stamp {
  if (hints.timeMs !== null) return stampInUtc(hints.timeMs, 1, hints.receivedMs);
  return { ok: false, reason: 'the line has no time stamp and the shipper told no time' };
}
