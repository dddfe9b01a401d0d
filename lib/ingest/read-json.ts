import { splitText } from '@/lib/formats/split-text';
import { IngestBatch } from './batch';
import { readJsonItems } from './body/json-items';
import { tooManyItems } from './ingest-error';
import type { ItemContext } from './item-context';
import { INGEST_LIMITS } from './limits';
import { addItem, type ItemSink } from './read-item';
import { recordHintsOf } from './record-hints';
import { RecordWindow } from './record-window';

/** Items of one batch. */
const BATCH_ITEMS = 2000;

/** Batches of a JSON body. Throws IngestError `too_many_items`; the batches before it are good. */
export function* readJson(text: string, context: ItemContext): Generator<IngestBatch> {
  const window = new RecordWindow();
  let batch = new IngestBatch();
  let index = 0;
  let inBatch = 0;
  for (const item of readJsonItems(text)) {
    const sink = { context, window, batch };
    if (item.kind === 'text') index += addText(item.text, index, sink);
    else addItem(item, index++, sink);
    if (index > INGEST_LIMITS.items) throw tooManyItems(INGEST_LIMITS.items);
    if (++inBatch < BATCH_ITEMS) continue;
    yield batch;
    batch = new IngestBatch();
    inBatch = 0;
  }
  window.finish(batch);
  yield batch;
}

/** Reads lines among JSON; answers how many records they are. */
function addText(text: string, index: number, { context, window, batch }: ItemSink): number {
  const records = splitText(text, recordHintsOf(context));
  for (const [place, { text, fields, hints }] of records.entries()) {
    window.add({ text, fields, hints, index: index + place, cloud: context.cloud }, batch);
  }
  return records.length;
}
