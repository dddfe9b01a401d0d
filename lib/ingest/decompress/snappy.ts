import { uncompress } from 'snappyjs';
import { IngestError } from '../ingest-error';
import { bodyTooLarge, Collector, malformedCompression } from './collect';
import { maskedCrc32c } from './crc32c';

const STREAM_HEADER = Buffer.from([0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59]);
/** Largest content of one chunk (framing_format.txt, 4.2). */
const MAX_CHUNK_BYTES = 65_536;

/** Decompresses both forms of snappy that shippers send: the framed stream and one raw block. */
export function unsnappy(bytes: Buffer, maxBytes: number): Buffer {
  try {
    return bytes.subarray(0, STREAM_HEADER.length).equals(STREAM_HEADER)
      ? readFrames(bytes, new Collector(maxBytes))
      : readBlock(bytes, maxBytes);
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw malformedCompression('snappy', error);
  }
}

/** One raw block (format_description.txt). It states its length first, which is believed only under the cap. */
function readBlock(bytes: Buffer, maxBytes: number): Buffer {
  if (statedLength(bytes) > maxBytes) throw bodyTooLarge(maxBytes);
  return uncompress(bytes);
}

function statedLength(bytes: Buffer): number {
  let length = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes.readUInt8(index);
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return length;
  }
  throw new Error('the stated length is not a number');
}

function readFrames(bytes: Buffer, collected: Collector): Buffer {
  for (let at = 0; at < bytes.length; ) {
    const type = bytes.readUInt8(at);
    const length = bytes.readUIntLE(at + 1, 3);
    const end = at + 4 + length;
    if (end > bytes.length) throw new Error('unexpected end');
    const chunk = readChunk(type, bytes.subarray(at + 4, end));
    if (chunk) collected.add(chunk);
    at = end;
  }
  return collected.bytes();
}

function readChunk(type: number, body: Buffer): Buffer | null {
  if (type >= 0x80) return null;
  if (type > 0x01) throw new Error(`unknown chunk type ${type}`);
  const stored = body.subarray(4);
  const content = type === 0x00 ? readBlock(stored, MAX_CHUNK_BYTES) : stored;
  if (maskedCrc32c(content) !== body.readUInt32LE(0)) throw new Error('a checksum does not match');
  return content;
}
