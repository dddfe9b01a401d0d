import type { EventDraft } from '@/lib/domain/event';
import { toEvent } from '@/lib/domain/event-id';
import { problemOfRange } from '@/lib/domain/stated-moment';
import { understand } from '@/lib/formats';
import type { LogRecord, Understanding } from '@/lib/formats/record';
import type { IngestBatch } from './batch';
import { INGEST_LIMITS } from './limits';

/** A log record with its place in the request. */
export interface IndexedRecord extends LogRecord {
  index: number;
  /** Label of the cloud that the record belongs to. */
  cloud: string;
}

/** Adds what a record says to the batch: events, an ignored record, or a reject. */
export function addRecord(record: IndexedRecord, batch: IngestBatch): void {
  const { text, index, cloud } = record;
  if (text.length > INGEST_LIMITS.documentChars) {
    batch.reject(index, 'too_large', `${text.length} characters are more than a record may have`, text);
    return;
  }
  const said = understandSafely(record);
  if (said.kind === 'ignored') batch.ignored++;
  else if (said.kind === 'malformed') batch.reject(index, 'malformed_line', said.reason, text);
  else if (said.kind === 'unreadable') batch.reject(index, 'unreadable', said.reason, text);
  else for (const draft of said.events) addDraft(draft, cloud, record, batch);
}

function addDraft(draft: EventDraft, cloud: string, record: IndexedRecord, batch: IngestBatch): void {
  const now = record.hints.receivedMs;
  const outOfRange = problemOfRange(draft.atMs, now) ?? problemOfRange(draft.endMs ?? draft.atMs, now);
  if (outOfRange === null) batch.addEvent(toEvent(cloud, draft), record.index);
  else batch.reject(record.index, 'time_out_of_range', outOfRange, record.text);
}

/** A record that a parser fails on must not take its batch down, nor be sent again for ever. */
function understandSafely(record: LogRecord): Understanding | { kind: 'unreadable'; reason: string } {
  try {
    return understand(record);
  } catch (error) {
    console.error('A log format failed on a record:', error);
    return { kind: 'unreadable', reason: 'Bootfall failed to read this record; its log says more' };
  }
}
