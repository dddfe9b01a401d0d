import { withoutColours } from '../ansi-colour';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { readWallClock, type Stamp, stampInUtc, stampInZone } from '../stamp';
import { localRequestId } from './context-bracket';
import { withoutDebugSuffix } from './debug-suffix';
import { understandParts } from './event-draft';
import { findLayout, type LineLayout } from './line-layout';
import { tableOfLogger } from './logger-tables';
import { isNotificationLogger, understandLoggedNotification } from './notification-line';
import type { OsloRecord } from './oslo-record';

const IGNORED: Understanding = { kind: 'ignored' };
const INSTANCE = '[instance: ';

/**
 * oslo.log's text lines: `date.ms [pid] LEVEL logger [context] [instance: uuid] message` of every release from Folsom on,
 * with or without a syslog header or file name before it; and devstack's `LEVEL logger [context] …`, whose moment only
 * the header or the shipper knows.
 */
export const osloText: LogFormat = {
  name: 'oslo-text',
  recognises: (record) => findLayout(withoutColours(record.text)) !== null,
  parse: (record) => {
    const text = withoutColours(record.text);
    const layout = findLayout(text);
    return layout === null ? IGNORED : readLine(text, layout, record);
  },
};

function readLine(text: string, layout: LineLayout, record: LogRecord): Understanding {
  const logger = text.slice(layout.levelEnd + 1, layout.loggerEnd);
  const table = tableOfLogger(logger);
  if (table === null && !isNotificationLogger(logger)) return IGNORED;
  const level = text.slice(layout.levelAt, layout.levelEnd);
  const context = layout.loggerEnd + 1;
  const at = contextEnd(text, context);
  if (at < 0) return { kind: 'malformed', reason: 'context bracket is not closed' };
  // oslo.log always prints a bracket, but for the lines of a traceback (logging_exception_prefix).
  if (at === context && (level === 'ERROR' || level === 'TRACE' || level === 'CRITICAL')) return IGNORED;
  const instance = instanceAt(text, at);
  const from = instance === null ? at : at + INSTANCE.length + 38;
  if (table !== null && !table.mayMatch(text, from)) return IGNORED;
  const requestId = localRequestId(text.slice(context, at));
  const source = withProgram(record, layout);
  if (table === null) return understandLoggedNotification(text.slice(at), source, requestId);
  const body = level === 'DEBUG' ? withoutDebugSuffix(text.slice(from)) : text.slice(from);
  const message = firstLine(body, level);
  const stamp = () => stampOf(text, layout, record);
  const oslo: OsloRecord = { level, logger, message, body, instance, requestId, stamp };
  return understandParts(table.read(oslo), oslo, source);
}

function firstLine(body: string, level: string): string {
  const end = body.indexOf('\n');
  if (end < 0) return body;
  const line = body.slice(0, end);
  return level === 'DEBUG' ? withoutDebugSuffix(line) : line;
}

/** Index after the context bracket at this index: the same index where none stands, -1 where it does not end on its line. */
function contextEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== 91 || text.startsWith(INSTANCE, at)) return at;
  const close = text.indexOf(']', at);
  if (close < 0) return -1;
  if (close - at > 60 && text.slice(at, close).includes('\n')) return -1;
  return text.charCodeAt(close + 1) === 32 ? close + 2 : close + 1;
}

function instanceAt(text: string, at: number): string | null {
  if (!text.startsWith(INSTANCE, at) || text.charCodeAt(at + 47) !== 93) return null;
  return text.slice(at + 11, at + 47).toLowerCase();
}

function stampOf(text: string, layout: LineLayout, record: LogRecord): Stamp {
  const { tz, timeMs, receivedMs } = record.hints;
  if (layout.dateAt >= 0) {
    const wall = readWallClock(text, layout.dateAt);
    return wall === null ? { ok: false, reason: 'timestamp is no date' } : stampInZone(wall, tz, receivedMs);
  }
  if (layout.prefix?.stamp) return layout.prefix.stamp(tz, receivedMs);
  if (timeMs !== null) return stampInUtc(timeMs, timeMs % 1 === 0 ? 1 : 0.001, receivedMs);
  return { ok: false, reason: 'line has no timestamp and the shipper sent none' };
}

/** A syslog header names host and program where the shipper did not. */
function withProgram(record: LogRecord, layout: LineLayout): LogRecord {
  if (layout.prefix === null) return record;
  const { host, program } = layout.prefix;
  const { hints } = record;
  return { ...record, hints: { ...hints, host: hints.host ?? host, service: hints.service ?? program } };
}
