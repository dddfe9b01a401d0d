import { recordFromFields } from '@/lib/formats/shipper-fields';
import type { IngestBatch } from './batch';
import type { JsonObject, StructuredItem } from './body/json-items';
import type { ItemContext } from './item-context';
import { INGEST_LIMITS } from './limits';
import { isPostedItem, readPostedItem } from './posted-event';
import { recordHintsOf } from './record-hints';
import type { RecordWindow } from './record-window';

/** Where an item goes: posted events straight into the batch, log records into the window that joins their lines. */
export interface ItemSink {
  context: ItemContext;
  window: RecordWindow;
  batch: IngestBatch;
}

/** Reads one structured item; whatever is wrong with it becomes a reject of its index. */
export function addItem(item: StructuredItem, index: number, sink: ItemSink): void {
  if (item.kind === 'rejected') sink.batch.reject(index, item.code, item.message, item.raw);
  else if (isPostedItem(item.value)) addPosted(item.value, item.raw, index, sink);
  else addFields(item.value, item.raw, index, sink);
}

function addPosted(item: JsonObject, raw: string, index: number, { context, batch }: ItemSink): void {
  if (raw.length > INGEST_LIMITS.lineChars) {
    const problem = `${raw.length} characters are more than the ${INGEST_LIMITS.lineChars} of an event`;
    batch.reject(index, 'too_large', problem, raw);
    return;
  }
  const result = readPostedItem(item, raw, context);
  if ('event' in result) batch.addEvent(result.event, index);
  else batch.reject(index, result.code, result.message, raw);
}

function addFields(item: JsonObject, raw: string, index: number, sink: ItemSink): void {
  const record = recordFromFields(item, recordHintsOf(sink.context));
  if (record === null) {
    const problem =
      'neither a phase event (event, at), nor an interval (phase, start, end), nor a log record (log, message, MESSAGE, Payload, …)';
    sink.batch.reject(index, 'not_an_item', problem, raw);
    return;
  }
  sink.window.add({ ...record, index, cloud: cloudOf(item) ?? sink.context.cloud }, sink.batch);
}

function cloudOf({ cloud }: JsonObject): string | null {
  return typeof cloud === 'string' && cloud !== '' ? cloud.slice(0, 255) : null;
}
