import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A snapshot takes no more room; a boot of 100 000 phases needs a tenth. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A view that is too large to be frozen. */
export class SnapshotTooLarge extends Error {
  override name = 'SnapshotTooLarge';
}

/**
 * A view as bytes: its JSON in gzip. Unlike `jsonb` that takes whatever a log line may hold, a NUL character too, and a
 * tenth of the room.
 * @throws SnapshotTooLarge
 */
export async function packSnapshot(view: unknown, maxBytes = MAX_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await compress(JSON.stringify(view));
  if (bytes.length > maxBytes) throw new SnapshotTooLarge();
  return Uint8Array.from(bytes);
}

export async function unpackSnapshot(bytes: Uint8Array): Promise<unknown> {
  return JSON.parse((await decompress(bytes)).toString('utf8'));
}
