import 'server-only';
import { headers } from 'next/headers';

/** Scheme, host and port by which the reader reached this server, for commands to copy. */
export async function readOrigin(): Promise<string> {
  const given = await headers();
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost:3000';
  const scheme = given.get('x-forwarded-proto')?.split(',')[0] ?? 'http';
  // Goes into a shell command: nothing that a shell would read otherwise.
  const safe = /^[\w.:[\]-]+$/.test(host) && /^https?$/.test(scheme);
  return safe ? `${scheme}://${host}` : 'http://localhost:3000';
}
