import { countLines } from '@/lib/ingest/body/text-chunks';
import { cutBatches } from './cut-batches';
import { type Input, STANDARD_INPUT } from './find-inputs';
import { postBatch } from './post-batch';
import type { Progress } from './progress';
import { readText, UnreadableInput } from './read-text';
import type { Totals } from './totals';

export interface SendOptions {
  /** Address of the ingest with the hints that hold for all inputs. */
  url: URL;
  /** Requests under way at once. */
  concurrency: number;
}

/** Reads the inputs in their order and posts them in batches, some at once; what cannot be read is skipped and named. */
export async function sendInputs(
  inputs: readonly Input[],
  options: SendOptions,
  totals: Totals,
  progress: Progress,
): Promise<void> {
  const underway = new Set<Promise<void>>();
  let failure: unknown;
  for (const input of inputs) {
    const url = urlFor(input, options.url);
    let line = 1;
    try {
      for await (const text of cutBatches(readText(input, (bytes) => progress.addBytes(bytes)))) {
        while (underway.size >= options.concurrency) await Promise.race(underway);
        if (failure !== undefined) throw failure;
        const firstLine = line;
        line += countLines(text);
        const posting = postBatch(text, { url, onRetry: (reason) => progress.warn(reason) })
          .then((answer) => {
            totals.lines += countLines(text);
            totals.add(answer, input.path, firstLine);
            progress.update(totals);
          })
          .catch((error: unknown) => {
            failure ??= error;
          })
          .finally(() => underway.delete(posting));
        underway.add(posting);
      }
      totals.files++;
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error;
      totals.skipped.push({ path: input.path, reason: error.message });
    }
  }
  await Promise.all(underway);
  if (failure !== undefined) throw failure;
}

/** A file's path tells the server its service and host, unless they are given. */
function urlFor(input: Input, url: URL): URL {
  const own = new URL(url);
  if (input.path !== STANDARD_INPUT && !own.searchParams.has('path')) {
    own.searchParams.set('path', input.path.slice(-1024));
  }
  return own;
}
