import { osloText } from './nova/oslo-text';
import type { LogFormat, LogRecord, Understanding } from './record';

/** Every log format, in the order in which a record is offered to them. */
const FORMATS: readonly LogFormat[] = [osloText];

/** What a record says: the answer of the first format that recognises its shape; a record of no known shape is ignored. */
export function understand(record: LogRecord): Understanding {
  for (const format of FORMATS) {
    if (format.recognises(record)) return format.parse(record);
  }
  return { kind: 'ignored' };
}
