import { withoutColours } from './ansi-colour';
import { isObject, type JsonObject, stringOf } from './json-value';
import { isNativeJournalRecord, readJournalRecord } from './nova/journal-record';
import { isKollaRecord, readKollaRecord } from './nova/kolla-record';
import { isOsloJson } from './nova/oslo-json';
import { withPathHints } from './path-hints';
import type { LogRecord, RecordHints } from './record';
import { hintsFromFields, valueAt } from './shipper-hints';

/** Where shippers put the line, best first. */
const TEXT = [
  'log',
  'message',
  'MESSAGE',
  'Payload',
  'payload',
  'msg',
  'line',
  'event.original',
  'full_message',
  'short_message',
  'body',
  'raw',
];
/** Keys that make an object a record of its own, not a line with something around it. */
const STRUCTURED = [
  'oslo.message',
  'instanceAction',
  'instanceActions',
  'VM',
  'VM_POOL',
  'HISTORY_RECORDS',
  'HOOK_MESSAGE',
];
/** Keys under which a document store or a collector hands on the object that it was given. */
const WRAPPERS = ['_source', 'record', 'log', 'message', 'MESSAGE'];
const MAX_DEPTH = 4;

/**
 * The log record in an item that a shipper sent: a line with fields around it (Fluent Bit, Fluentd, Vector, Filebeat,
 * Logstash, rsyslog, journald, kolla), or an object that is a record itself (oslo JSON, notification, instance action,
 * OpenNebula record). Null where nothing in it can be a log line. `hints` is what the request said of all its items; an item's own host, service and moment win over it.
 */
export function recordFromFields(fields: JsonObject, hints: RecordHints): LogRecord | null {
  return readFields(fields, hints, null, MAX_DEPTH);
}

/** The same for an object that was a line of text: that text is the record's. */
export function recordFromJsonLine(fields: JsonObject, text: string, hints: RecordHints): LogRecord | null {
  return readFields(fields, hints, text, MAX_DEPTH);
}

function readFields(
  fields: JsonObject,
  outer: RecordHints,
  text: string | null,
  depth: number,
): LogRecord | null {
  const hints = withPathHints(hintsFromFields(fields, outer));
  if (isStructured(fields)) return { text: text ?? JSON.stringify(fields), fields, hints };
  if (isKollaRecord(fields)) return readKollaRecord(fields, hints);
  if (isNativeJournalRecord(fields)) return readJournalRecord(fields, hints);
  const line = lineIn(fields);
  if (line !== null) return { text: line, fields, hints };
  const inner = WRAPPERS.map((key) => fields[key]).find(isObject);
  return inner === undefined || depth === 0 ? null : readFields(inner, hints, null, depth - 1);
}

function isStructured(fields: JsonObject): boolean {
  if (isOsloJson(fields)) return true;
  if (STRUCTURED.some((key) => isObject(fields[key]) || (key === 'oslo.message' && key in fields)))
    return true;
  if (Array.isArray(fields.instanceActions)) return true;
  if (typeof fields.event_type === 'string' && isObject(fields.payload)) return true;
  return typeof fields.action === 'string' && 'instance_uuid' in fields && 'start_time' in fields;
}

/** The line; journald sends one that holds control characters as an array of bytes. */
function lineIn(fields: JsonObject): string | null {
  for (const name of TEXT) {
    const value = valueAt(fields, name);
    const text = stringOf(value) ?? (Array.isArray(value) ? textOfBytes(value) : undefined);
    if (text !== undefined) return withoutColours(text.replace(/\r?\n$/, ''));
  }
  return null;
}

function textOfBytes(values: readonly unknown[]): string | undefined {
  const bytes = values.filter((value) => typeof value === 'number' && value >= 0 && value < 256);
  return bytes.length === values.length && bytes.length > 0
    ? Buffer.from(bytes as number[]).toString('utf8')
    : undefined;
}
