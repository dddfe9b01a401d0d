import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { IngestError } from '../ingest-error';
import { bodyTooLarge, Collector, malformedCompression } from './collect';

/** Decompresses gzip, with any number of members. Memory stays under the cap, whatever the ratio. */
export function gunzip(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  return run(createGunzip(), 'gzip', bytes, maxBytes);
}

/** Decompresses HTTP "deflate": zlib by RFC 9110, raw deflate as some clients send it. */
export function inflate(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const stream = hasZlibHeader(bytes) ? createInflate() : createInflateRaw();
  return run(stream, 'deflate', bytes, maxBytes);
}

function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length >= 2 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

type Inflater = ReturnType<typeof createGunzip>;

async function run(stream: Inflater, encoding: string, bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const collected = new Collector(maxBytes);
  stream.end(bytes);
  try {
    for await (const chunk of stream) collected.add(chunk as Buffer);
  } catch (error) {
    if (error instanceof IngestError) throw bodyTooLarge(maxBytes);
    throw malformedCompression(encoding, error);
  } finally {
    stream.destroy();
  }
  return collected.bytes();
}
