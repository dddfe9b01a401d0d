import { withoutColours } from '../ansi-colour';
import { type JsonObject, stringOf } from '../json-value';
import type { LogRecord, RecordHints } from '../record';
import { findLayout } from './line-layout';

/** Whether an object is an entry of oslo.log's journal handler (`use_journal`), whose logger and level are fields. */
export function isNativeJournalRecord(fields: JsonObject): boolean {
  return typeof fields.LOGGER_NAME === 'string' && typeof fields.MESSAGE === 'string';
}

/**
 * An entry of the journal handler as a line: its MESSAGE is the formatted line, or, where the service logs with a bare
 * format, the message alone, which gets level, logger and request from the fields.
 */
export function readJournalRecord(fields: JsonObject, hints: RecordHints): LogRecord {
  const message = withoutColours(stringOf(fields.MESSAGE) ?? '');
  const exception = stringOf(fields.EXCEPTION_TEXT);
  const full = exception === undefined || message.includes(exception) ? message : `${message}\n${exception}`;
  if (findLayout(full) !== null) return { text: full, fields, hints };
  const level = stringOf(fields.LOGGER_LEVEL) ?? 'INFO';
  const context =
    full.startsWith('[') && !full.startsWith('[instance:') ? '' : `[${stringOf(fields.REQUEST_ID) ?? '-'}] `;
  return { text: `${level} ${stringOf(fields.LOGGER_NAME)} ${context}${full}`, fields, hints };
}
