import { setImmediate as nextTurn } from 'node:timers/promises';
import type { IngestBatch } from './batch';
import { sniffForm } from './body/sniff';
import type { ItemContext } from './item-context';
import { readJson } from './read-json';
import { readLines } from './read-lines';

/**
 * Turns the text of a body into batches of events with what was ignored and refused, in order; other work of the process
 * gets a turn between them.
 * @throws IngestError `too_many_items`; the batches before it are good
 */
export async function* readBatches(text: string, context: ItemContext): AsyncGenerator<IngestBatch> {
  const batches = sniffForm(text) === 'json' ? readJson(text, context) : readLines(text, context);
  for (const batch of batches) {
    yield batch;
    await nextTurn();
  }
}
