import { countBoots, waitUntilVisible } from './boot-count';
import { findInputs } from './find-inputs';
import type { IngestOptions } from './options';
import { showProgress } from './progress';
import type { Report } from './report';
import { sendInputs } from './send-inputs';
import { Totals } from './totals';

/** Sends everything, waits until it is visible, and tells what became of it. Throws ExpectedError. */
export async function ingest(
  { paths, hints, url, concurrency }: IngestOptions,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Report> {
  const { inputs, passedOver } = await findInputs(paths);
  const before = await countBoots(url);
  const target = new URL('/api/v1/events', url);
  for (const [name, value] of Object.entries(hints)) target.searchParams.set(name, value);
  const totals = new Totals();
  const began = performance.now();
  const progress = showProgress(sumBytes(inputs), stream);
  try {
    await sendInputs(inputs, { url: target, concurrency }, totals, progress);
  } finally {
    progress.stop();
  }
  const elapsedMs = performance.now() - began;
  const isComplete = await waitUntilVisible(url, (pending) => {
    stream.write(`assembling boots: ${pending} instances, requests and images to go\n`);
  });
  const boots = await countBoots(url);
  const newBoots = before?.isExact && boots?.isExact ? boots.boots - before.boots : null;
  return { totals, elapsedMs, passedOver, boots, newBoots, isComplete };
}

/** Null where the end of an input is not known. */
function sumBytes(inputs: readonly { bytes: number | null }[]): number | null {
  let sum = 0;
  for (const { bytes } of inputs) {
    if (bytes === null) return null;
    sum += bytes;
  }
  return sum;
}
