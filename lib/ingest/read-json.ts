import { IngestBatch } from './batch';
import { readJsonItems } from './body/json-items';
import { tooManyItems } from './ingest-error';
import type { ItemContext } from './item-context';
import { INGEST_LIMITS } from './limits';
import { addItem } from './read-item';
import { RecordWindow } from './record-window';

/** Items of one batch. */
const BATCH_ITEMS = 2000;

/** Batches of a JSON body. Throws IngestError `too_many_items`; the batches before it are good. */
export function* readJson(text: string, context: ItemContext): Generator<IngestBatch> {
  const window = new RecordWindow();
  let batch = new IngestBatch();
  let index = 0;
  for (const item of readJsonItems(text)) {
    if (index >= INGEST_LIMITS.items) throw tooManyItems(INGEST_LIMITS.items);
    addItem(item, index++, { context, window, batch });
    if (index % BATCH_ITEMS === 0) {
      yield batch;
      batch = new IngestBatch();
    }
  }
  window.finish(batch);
  yield batch;
}
