import { type JsonObject, numberOf, stringOf } from '../json-value';
import type { LogRecord, RecordHints } from '../record';
import { readWallClock } from '../stamp';

const QUARTER_MS = 900_000;
const MAX_OFFSET_MS = 14 * 3_600_000;

/** Whether an object is a record of kolla-ansible's fluentd: a line of a service taken apart by its regular expressions. */
export function isKollaRecord(fields: JsonObject): boolean {
  return (
    typeof fields.Payload === 'string' &&
    typeof fields.python_module === 'string' &&
    typeof fields.log_level === 'string'
  );
}

/**
 * Puts the line of a kolla record together again. The three generations of its expressions differ in what they leave in
 * `Payload`: the message alone; ` [-] …` where the line had no context; the whole `[None req-…] …` where lines of Zed
 * and later met an expression of before 2023-05. Ids come without `req-`; the global one is empty or missing.
 */
export function readKollaRecord(fields: JsonObject, hints: RecordHints): LogRecord {
  const payload = (stringOf(fields.Payload) ?? '').replace(/^ /, '').replace(/\n+$/, '');
  const timestamp = stringOf(fields.Timestamp) ?? '';
  const pid = numberOf(fields.Pid);
  const head = [timestamp, pid, fields.log_level, fields.python_module].filter((part) => part !== undefined);
  const context = contextOf(fields, payload);
  return {
    text: [...head, context, payload].filter((part) => part !== '').join(' '),
    fields,
    hints: { ...hints, tz: hints.tz ?? zoneOf(timestamp, hints.timeMs) },
  };
}

function contextOf(fields: JsonObject, payload: string): string {
  const [own, global] = [fields.request_id, fields.global_request_id].map(requestId);
  if (own === undefined)
    return /^\[(?:-\]|None |req-)/.test(payload) || isTraceback(fields, payload) ? '' : '[-]';
  const people = [fields.user_id, fields.tenant_id].map((id) => stringOf(id) ?? '-');
  return `[${[global ?? 'None', own, ...people].join(' ')}]`;
}

/** Lines of a traceback never had a context; kolla's older multiline expressions make records of them. */
function isTraceback(fields: JsonObject, payload: string): boolean {
  return (
    fields.log_level !== 'INFO' &&
    fields.log_level !== 'DEBUG' &&
    /^(?:\[instance: [^\]]*\] )?(?: {2}|Traceback )/.test(payload)
  );
}

function requestId(value: unknown): string | undefined {
  const id = stringOf(value)?.trim();
  if (id === undefined || !/^(?:req-)?[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id)) return undefined;
  return id.startsWith('req-') ? id : `req-${id}`;
}

/**
 * `Timestamp` is local time without zone; fluentd, which runs in the same zone, sends the instant that it made of it as
 * `@timestamp`. Their difference is the offset, if it is one: whole quarters of an hour.
 */
function zoneOf(timestamp: string, instantMs: number | null): string | null {
  const wall = readWallClock(timestamp, 0);
  if (wall === null || instantMs === null) return null;
  const wholeMs = (ms: number) => Math.round(ms);
  const offsetMs = wholeMs(wall.wallMs) - wholeMs(instantMs);
  if (Math.abs(offsetMs) > MAX_OFFSET_MS || offsetMs % QUARTER_MS !== 0) return null;
  const minutes = Math.abs(offsetMs) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
