import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { getEnv } from '@/lib/env';

/** The folder of this checkout. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** DATA_DIR as an absolute path; a relative one counts from the checkout, wherever the command was given. */
export function dataDirectory(): string {
  return path.resolve(ROOT, getEnv().DATA_DIR);
}
