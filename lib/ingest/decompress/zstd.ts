import { setImmediate as nextTurn } from 'node:timers/promises';
import { Decompress } from 'fzstd';
import { IngestError } from '../ingest-error';
import { Collector, malformedCompression } from './collect';

const FRAME_MAGIC = 0xfd2fb528;
/** `--ultra` levels ask for more; a decoder need not grant it (RFC 8878, 3.1.1.1.2). */
const MAX_WINDOW_BYTES = 16 * 1024 * 1024;
/** How much is fed before others get a turn: a block of 4 bytes can stand for 128 KiB. */
const BLOCKS_PER_TURN = 32;

/** Decompresses zstd frames one block at a time, so that neither a bomb nor a huge window costs memory. */
export async function unzstd(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const collected = new Collector(maxBytes);
  try {
    for (let at = 0; at < bytes.length; ) at = await readFrame(bytes, at, collected);
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw malformedCompression('zstd', error);
  }
  return collected.bytes();
}

async function readFrame(bytes: Buffer, start: number, collected: Collector): Promise<number> {
  const magic = bytes.readUInt32LE(start);
  if (magic >>> 4 === 0x184d2a5) return start + 8 + bytes.readUInt32LE(start + 4);
  if (magic !== FRAME_MAGIC) throw new Error('unknown frame magic');
  const header = readFrameHeader(bytes, start);
  const decoder = new Decompress((chunk) => collected.add(chunk));
  decoder.push(bytes.subarray(start, header.end));
  let at = header.end;
  for (let blocks = 1, last = false; !last; blocks++) {
    const block = bytes.readUIntLE(at, 3);
    last = (block & 1) === 1;
    const isRepeatedByte = ((block >> 1) & 3) === 1;
    const end = at + 3 + (isRepeatedByte ? 1 : block >> 3);
    if (end > bytes.length) throw new Error('unexpected end');
    decoder.push(bytes.subarray(at, end));
    at = end;
    if (blocks % BLOCKS_PER_TURN === 0) await nextTurn();
  }
  const end = at + header.checksumBytes;
  // The decoder holds back input shorter than a frame header; the checksum and the end mark flush it.
  decoder.push(bytes.subarray(at, end), true);
  return end;
}

/** Frame header of RFC 8878, 3.1.1.1. Throws when its window is larger than this decoder grants. */
function readFrameHeader(bytes: Buffer, start: number): { end: number; checksumBytes: number } {
  const descriptor = bytes.readUInt8(start + 4);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  let at = start + 5;
  let windowBytes = 0;
  if (!isSingleSegment) {
    const packed = bytes.readUInt8(at++);
    const base = 2 ** (10 + (packed >> 3));
    windowBytes = base + (base / 8) * (packed & 7);
  }
  at += [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  if (isSingleSegment) windowBytes = readContentSize(bytes, at, sizeBytes);
  if (windowBytes > MAX_WINDOW_BYTES) {
    throw new Error(`the window of ${windowBytes} bytes is larger than ${MAX_WINDOW_BYTES}`);
  }
  return { end: at + sizeBytes, checksumBytes: (descriptor & 4) !== 0 ? 4 : 0 };
}

function readContentSize(bytes: Buffer, at: number, sizeBytes: number): number {
  if (sizeBytes === 8) return Number(bytes.readBigUInt64LE(at));
  if (sizeBytes === 2) return bytes.readUInt16LE(at) + 256;
  return bytes.readUIntLE(at, sizeBytes);
}
