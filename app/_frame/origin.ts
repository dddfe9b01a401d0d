import 'server-only';
import { headers } from 'next/headers';
import { originOf } from './origin-of';

/** Scheme, host and port by which the reader reached this server, for commands to copy. */
export async function readOrigin(): Promise<string> {
  return originOf(await headers());
}
