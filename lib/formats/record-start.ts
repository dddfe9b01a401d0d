import { readLinePrefix } from './line-prefix';
import { levelLengthAt } from './nova/line-layout';
import { isDateTimeAt } from './stamp';

const WEEKDAYS = new Set(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
const MONTHS = new Set(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']);
const MAX_FILE_NAME = 200;
/** An OpenNebula line whose stamp a collector took off: `[VM 812][Z0][VM][I]: …`. */
const BARE_ONE_LINE = /^(?:\[[A-Z]+ \d+\])?(?:\[Z-?\d+\])?\[[A-Za-z]{2,8}\]\[(?:E|W|I|D{1,3})\]:/;
/** A message of OpenNebula's hook manager, with its key or without, as XML or base64. */
const HOOK_MESSAGE = /^(?:<HOOK_MESSAGE>|PEhPT0tfTUVTU0FHRT|EVENT (?:STATE )?[A-Z]+[ /])/;

/**
 * Whether a record begins at this index of a line, as opposed to a line that continues the one before: a date, a
 * syslog or OpenNebula date (`Thu Jan 10 …`), devstack's `LEVEL logger [`, a JSON object, a uwsgi access line, a file name
 * before a date, an OpenNebula line without its date or a hook message.
 */
export function beginsRecord(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return isDateTimeAt(text, at) || hasFileName(text, at, end);
  if (code === 123) return text.charCodeAt(at + 1) === 34;
  if (code === 91) return text.startsWith('[pid: ', at) || BARE_ONE_LINE.test(text.slice(at, at + 60));
  if (code === 60) return /^<(?:\d{1,3}|HOOK_MESSAGE)>/.test(text.slice(at, at + 16));
  if ((code === 69 || code === 80) && HOOK_MESSAGE.test(text.slice(at, at + 24))) return true;
  if (code === 32) return beginsIndentedLevel(text, at);
  if (code >= 65 && code <= 90 && (isNamedDate(text, at) || isLevelLine(text, at))) return true;
  return code > 32 && hasFileName(text, at, end);
}

function isNamedDate(text: string, at: number): boolean {
  const word = text.slice(at, at + 3);
  if (text.charCodeAt(at + 3) !== 32) return false;
  if (WEEKDAYS.has(word)) return MONTHS.has(text.slice(at + 4, at + 7));
  return MONTHS.has(word) && text.charCodeAt(at + 9) === 58 && text.charCodeAt(at + 12) === 58;
}

function isLevelLine(text: string, at: number): boolean {
  const length = levelLengthAt(text, at);
  if (length === 0) return false;
  const logger = text.indexOf(' ', at + length + 1);
  return logger > 0 && text.charCodeAt(logger + 1) === 91;
}

/** devstack's writers sometimes leave blanks before the level. */
function beginsIndentedLevel(text: string, start: number): boolean {
  let at = start;
  while (at < start + 6 && text.charCodeAt(at) === 32) at++;
  return isLevelLine(text, at);
}

function hasFileName(text: string, at: number, end: number): boolean {
  const blank = text.indexOf(' ', at);
  return blank > at && blank < end && blank - at <= MAX_FILE_NAME && isDateTimeAt(text, blank + 1);
}

const STAMP_LENGTH = 23;
const TRACEBACK_HEAD = /^ (?:\d+ )?(?:ERROR|TRACE|CRITICAL) \S+ (?!\[(?:-\]|req-|None req-))/;

/**
 * Whether the line is one of a traceback that oslo.log prefixes with the stamp of the record before it, but without
 * its context (`logging_exception_prefix`).
 */
export function continuesTraceback(text: string, previousAt: number, at: number): boolean {
  if (text.charCodeAt(at + 19) !== 46 || !isDateTimeAt(text, at)) return false;
  for (let i = STAMP_LENGTH - 1; i >= 0; i--) {
    if (text.charCodeAt(previousAt + i) !== text.charCodeAt(at + i)) return false;
  }
  return TRACEBACK_HEAD.test(text.slice(at + STAMP_LENGTH, at + STAMP_LENGTH + 120));
}

/**
 * The text of a line that journalctl or syslog gave a header of its own although it only continues the line before
 * from the same process: what follows the header is indented or XML. Null for every other line.
 */
export function continuationBehindHeader(previous: string, line: string): string | null {
  const code = line.charCodeAt(0);
  const mayHaveHeader = (code >= 65 && code <= 90) || code === 60 || line.charCodeAt(10) === 84;
  if (!mayHaveHeader) return null;
  const prefix = readLinePrefix(line);
  if (prefix === null || prefix.program === null) return null;
  const inner = line.charCodeAt(prefix.end);
  if (inner !== 32 && inner !== 60) return null;
  const before = readLinePrefix(previous);
  const sameSender = before !== null && senderIn(previous, before.end) === senderIn(line, prefix.end);
  return sameSender ? line.slice(prefix.end) : null;
}

/** `host program[pid]: `, which ends at this index. */
function senderIn(line: string, end: number): string {
  const program = line.lastIndexOf(' ', end - 2);
  return line.slice(line.lastIndexOf(' ', program - 1) + 1, end);
}
