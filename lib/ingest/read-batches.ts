import { setImmediate as nextTurn } from 'node:timers/promises';
import { readTrace } from '@/lib/formats/spans/read-trace';
import type { IngestBatch } from './batch';
import { sniffForm } from './body/sniff';
import type { ItemContext } from './item-context';
import { readJson } from './read-json';
import { readLines } from './read-lines';
import { readSpans } from './read-spans';

/**
 * Turns the text of a body into batches of events with what was ignored and refused, in order; other work of the process
 * gets a turn between them.
 * A body that is one trace file as a whole is read as that.
 * @throws IngestError `too_many_items`; the batches before it are good; `invalid_parameter` for a trace of which nothing
 * tells the boot or the moment
 */
export async function* readBatches(text: string, context: ItemContext): AsyncGenerator<IngestBatch> {
  for (const batch of batchesOf(text, context)) {
    yield batch;
    await nextTurn();
  }
}

function batchesOf(text: string, context: ItemContext): Iterable<IngestBatch> {
  const trace = readTrace(text);
  if (trace !== null) return readSpans(trace, context);
  return sniffForm(text) === 'json' ? readJson(text, context) : readLines(text, context);
}
