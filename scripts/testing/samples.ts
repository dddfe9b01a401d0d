import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Folder of recorded logs beside the checkout, or null where it is absent; tests on them skip then. */
export function samplesDir(): string | null {
  const folder = resolve(import.meta.dirname, '../../../shared/samples');
  return existsSync(folder) ? folder : null;
}

/** Text of a recorded log, unpacked if it is a `.gz`. */
export function readSample(folder: string, path: string): string {
  const bytes = readFileSync(join(folder, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
