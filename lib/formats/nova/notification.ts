import { isObject, type JsonObject, objectOf, parseObject, stringOf } from '../json-value';
import type { LogFormat, LogRecord, Understanding } from '../record';
import { readWallClock, type Stamp, stampInUtc } from '../stamp';
import { understandParts } from './event-draft';
import { readerOfEventType } from './notification-event';

const IGNORED: Understanding = { kind: 'ignored' };

/**
 * Nova's notifications, versioned and legacy: on the bus's envelope (`oslo.message` holds the message as a string), bare,
 * or taken from a line of the `log` driver. `timestamp` is UTC with microseconds (oslo.messaging, str(utcnow())).
 */
export const novaNotification: LogFormat = {
  name: 'nova-notification',
  recognises: ({ fields }) =>
    fields !== null && (fields['oslo.message'] !== undefined || isBareNotification(fields)),
  parse: (record) => {
    const message = unwrap(objectOf(record.fields));
    if (message === null) return { kind: 'malformed', reason: 'oslo.message is no JSON object' };
    return understandNotification(message, record, null);
  },
};

function isBareNotification(fields: JsonObject): boolean {
  return typeof fields.event_type === 'string' && isObject(fields.payload);
}

function unwrap(fields: JsonObject): JsonObject | null {
  const inner = fields['oslo.message'];
  if (inner === undefined) return fields;
  return typeof inner === 'string' ? parseObject(inner) : isObject(inner) ? inner : null;
}

/** What a decoded notification says; `requestId` is that of the log line it came in, if any. */
export function understandNotification(
  message: JsonObject,
  record: LogRecord,
  requestId: string | null,
): Understanding {
  const reader = readerOfEventType(stringOf(message.event_type) ?? '');
  if (reader === null) return IGNORED;
  const [service, host] = publisherOf(message.publisher_id);
  const { hints } = record;
  const context = stringOf(message._context_request_id) ?? stringOf(objectOf(message.ctxt).request_id);
  return understandParts(
    reader(objectOf(message.payload)),
    {
      level: stringOf(message.priority) ?? 'INFO',
      logger: '',
      message: '',
      body: '',
      instance: null,
      requestId: context ?? requestId,
      stamp: () => stampOf(message, record),
    },
    { ...record, hints: { ...hints, host: hints.host ?? host, service: hints.service ?? service } },
  );
}

/** `nova-compute:cmp1`, or `compute.cmp1` in the legacy form. */
function publisherOf(value: unknown): [service: string | null, host: string | null] {
  const match = /^([a-z_-]+)[:.](.+)$/.exec(stringOf(value) ?? '');
  if (match === null) return [null, null];
  const service = match[1] ?? '';
  return [service.startsWith('nova-') ? service : `nova-${service.split('_')[0]}`, match[2] ?? null];
}

function stampOf(message: JsonObject, record: LogRecord): Stamp {
  const { timeMs, receivedMs } = record.hints;
  const text = stringOf(message.timestamp);
  if (text !== undefined) {
    const wall = readWallClock(text, 0);
    return wall === null
      ? { ok: false, reason: 'timestamp is no date' }
      : stampInUtc(wall.wallMs, wall.resolutionMs, receivedMs);
  }
  if (timeMs !== null) return stampInUtc(timeMs, 1, receivedMs);
  return { ok: false, reason: 'notification has no timestamp and the shipper sent none' };
}
