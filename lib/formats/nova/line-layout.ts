import { type LinePrefix, readLinePrefix } from '../line-prefix';
import { isDateTimeAt } from '../stamp';

/** Where the parts of an oslo.log text line stand; found without slicing the line. */
export interface LineLayout {
  /** What a collector wrote before the line. */
  prefix: LinePrefix | null;
  /** Index of the date; -1 for devstack's lines, which have none. */
  dateAt: number;
  levelAt: number;
  levelEnd: number;
  loggerEnd: number;
}

/** Length of the level word at this index, 0 where none stands. */
export function levelLengthAt(text: string, at: number): number {
  const end = text.indexOf(' ', at);
  return end > 0 && end - at <= 8 && LEVELS.has(text.slice(at, end)) ? end - at : 0;
}

const LEVELS = new Set(['DEBUG', 'INFO', 'AUDIT', 'WARNING', 'WARN', 'ERROR', 'CRITICAL', 'TRACE']);

/**
 * Finds `date[.ms] [pid] LEVEL logger ` (no milliseconds in Folsom, no pid in Folsom and Grizzly), or devstack's
 * `LEVEL logger [`, at the beginning of a line or after what a collector wrote before it. Null where it stands nowhere.
 */
export function findLayout(text: string): LineLayout | null {
  if (isDateTimeAt(text, 0) && text.charCodeAt(10) === 32) return datedLayout(text, 0, null);
  const bare = undatedLayout(text, 0, null);
  if (bare !== null) return bare;
  const prefix = readLinePrefix(text);
  if (prefix === null) return null;
  return isDateTimeAt(text, prefix.end)
    ? datedLayout(text, prefix.end, prefix)
    : undatedLayout(text, prefix.end, prefix);
}

function datedLayout(text: string, dateAt: number, prefix: LinePrefix | null): LineLayout | null {
  let at = text.indexOf(' ', dateAt + 19) + 1;
  if (at === 0 || at > dateAt + 32) return null;
  const pidEnd = skipDigits(text, at);
  if (pidEnd > at && text.charCodeAt(pidEnd) === 32) at = pidEnd + 1;
  return layoutFrom(text, dateAt, at, prefix);
}

/** Only lines with a context bracket: any text may begin with the word INFO. */
function undatedLayout(text: string, start: number, prefix: LinePrefix | null): LineLayout | null {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  const layout = layoutFrom(text, -1, at, prefix);
  return layout !== null && text.charCodeAt(layout.loggerEnd + 1) === 91 ? layout : null;
}

function layoutFrom(
  text: string,
  dateAt: number,
  levelAt: number,
  prefix: LinePrefix | null,
): LineLayout | null {
  const levelLength = levelLengthAt(text, levelAt);
  if (levelLength === 0) return null;
  const levelEnd = levelAt + levelLength;
  const loggerEnd = text.indexOf(' ', levelEnd + 1);
  return loggerEnd < 0 ? null : { prefix, dateAt, levelAt, levelEnd, loggerEnd };
}

function skipDigits(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) at++;
  return at;
}
