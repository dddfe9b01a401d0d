import { type JsonObject, numberOf, objectOf, stringOf } from '../json-value';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { readWallClock, type Stamp, stampInUtc, stampInZone } from '../stamp';
import { understandParts } from './event-draft';
import { tableOfLogger } from './logger-tables';
import { isNotificationLogger, understandLoggedNotification } from './notification-line';
import type { OsloRecord } from './oslo-record';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const PREFIX = /^\[instance: ([0-9a-f-]{36})\] ?/i;

/**
 * oslo.log's JSONFormatter (`use_json`) and FluentFormatter. Their message has neither the instance nor the DEBUG
 * suffix; the instance is in `extra`, the request in `context`. JSON's `created` is a Unix time; fluentd's `time` is local with whole seconds,
 * so the forwarder's own moment is taken where no zone is told.
 */
export const osloJson: LogFormat = {
  name: 'oslo-json',
  recognises: ({ fields }) => fields !== null && isOsloJson(fields),
  parse: (record) => readRecord(objectOf(record.fields), record),
};

/** Whether an object has the fields of either formatter. */
export function isOsloJson(fields: JsonObject): boolean {
  if (typeof fields.message !== 'string' || typeof fields.name !== 'string') return false;
  if (typeof fields.levelname === 'string')
    return fields.created !== undefined || fields.asctime !== undefined;
  return typeof fields.level === 'string' && fields.funcname !== undefined && fields.time !== undefined;
}

function readRecord(fields: JsonObject, record: LogRecord): Understanding {
  const logger = stringOf(fields.name) ?? '';
  const text = stringOf(fields.message) ?? '';
  const source = withHost(record, stringOf(fields.hostname));
  const requestId = requestIdOf(fields);
  if (isNotificationLogger(logger)) return understandLoggedNotification(text, source, requestId);
  const prefix = PREFIX.exec(text);
  const plain = prefix === null ? text : text.slice(prefix[0].length);
  const table = tableOfLogger(logger);
  if (table === null || !table.mayMatch(plain, 0)) return { kind: 'ignored' };
  const level = stringOf(fields.levelname) ?? stringOf(fields.level) ?? 'INFO';
  const body = withError(plain, level, fields);
  const oslo: OsloRecord = {
    level,
    logger,
    message: body.split('\n', 1)[0] ?? '',
    body,
    instance: prefix?.[1]?.toLowerCase() ?? instanceOf(objectOf(fields.extra)),
    requestId,
    stamp: () => stampOf(fields, record),
  };
  return understandParts(table.read(oslo), oslo, source);
}

function withHost(record: LogRecord, host: string | undefined): LogRecord {
  const { hints } = record;
  return hints.host !== null || host === undefined ? record : { ...record, hints: { ...hints, host } };
}

/** The text formatter appends the summary of an active exception from WARNING on; these two keep it apart. */
function withError(message: string, level: string, fields: JsonObject): string {
  const summary = stringOf(fields.error_summary);
  const traceback = stringOf(fields.traceback);
  const worth = level !== 'DEBUG' && level !== 'INFO';
  const line =
    worth && summary !== undefined && !message.includes(summary) ? `${message}: ${summary}` : message;
  return traceback === undefined ? line : `${line}\n${traceback}`;
}

function requestIdOf(fields: JsonObject): string | null {
  const context = objectOf(fields.context);
  return stringOf(context.request_id)?.toLowerCase() ?? null;
}

/** `extra.instance` is the instance as an object, its repr or its uuid, by release and adapter. */
function instanceOf(extra: JsonObject): string | null {
  const named = extra.instance;
  const text =
    stringOf(extra.instance_uuid) ??
    (typeof named === 'string' ? (/uuid=([0-9a-f-]{36})/i.exec(named)?.[1] ?? named) : undefined) ??
    stringOf(objectOf(named).uuid) ??
    stringOf(objectOf(objectOf(named)['nova_object.data']).uuid);
  return UUID.exec(text ?? '')?.[0].toLowerCase() ?? null;
}

function stampOf(fields: JsonObject, record: LogRecord): Stamp {
  const { tz, timeMs, receivedMs } = record.hints;
  const created = numberOf(fields.created);
  if (created !== undefined) return stampInUtc(Math.round(created * 1e6) / 1000, 0.001, receivedMs);
  if (tz === null && timeMs !== null) return stampInUtc(timeMs, 1, receivedMs);
  const wall = readWallClock(stringOf(fields.time) ?? stringOf(fields.asctime) ?? '', 0);
  return wall === null ? { ok: false, reason: 'timestamp is no date' } : stampInZone(wall, tz, receivedMs);
}
