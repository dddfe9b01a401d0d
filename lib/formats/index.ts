import { parseObject } from './json-value';
import { instanceAction } from './nova/instance-action';
import { novaNotification } from './nova/notification';
import { osloJson } from './nova/oslo-json';
import { osloText } from './nova/oslo-text';
import { opennebulaHook } from './opennebula/hook-message';
import { opennebulaLogLine } from './opennebula/log-line';
import { opennebulaRecord } from './opennebula/vm-record';
import type { LogFormat, LogRecord, Understanding } from './record';
import { recordFromJsonLine } from './shipper-fields';

/** Every log format, in the order in which a record is offered to them: records of fields first, then text. */
const FORMATS: readonly LogFormat[] = [
  novaNotification,
  instanceAction,
  osloJson,
  osloText,
  opennebulaLogLine,
  opennebulaRecord,
  opennebulaHook,
];

/** Keys by which a broken JSON line is known as one of ours. */
const OWN_KEYS =
  /"(?:levelname|oslo\.message|event_type|instanceActions?|python_module|log|MESSAGE|message|VM)"\s*:/;
const MAX_DEPTH = 4;

/** What a record says: the answer of the first format that recognises its shape; a record of no known shape is ignored. */
export function understand(record: LogRecord): Understanding {
  return understandNested(record, MAX_DEPTH);
}

function understandNested(record: LogRecord, depth: number): Understanding {
  for (const format of FORMATS) {
    if (format.recognises(record)) return format.parse(record);
  }
  return depth > 0 && /^\s*\{/.test(record.text) ? understandJsonText(record, depth) : { kind: 'ignored' };
}

/** A record whose text is a JSON object: a line of a JSON log, or what a shipper passed on unopened. */
function understandJsonText(record: LogRecord, depth: number): Understanding {
  const fields = parseObject(record.text);
  if (fields === null) {
    return OWN_KEYS.test(record.text.slice(0, 2000))
      ? { kind: 'malformed', reason: 'JSON object is cut off or broken' }
      : { kind: 'ignored' };
  }
  const inner = recordFromJsonLine(fields, record.text, record.hints);
  return inner === null ? { kind: 'ignored' } : understandNested(inner, depth - 1);
}
