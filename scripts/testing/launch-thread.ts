import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ROOT } from '../paths';

/** Starts a thread at a TypeScript file of this checkout, as the bundle does where there is one. @param file from the root */
export function launchThread(file: string, workerData: object): Worker {
  return new Worker(path.join(ROOT, 'scripts/bootstrap/thread.mjs'), { argv: [file], workerData });
}
