import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ExpectedError } from '../expected-error';
import { type Input, STANDARD_INPUT } from './find-inputs';

/** A file that is no text, or cannot be read: named and left alone. */
export class UnreadableInput extends ExpectedError {
  override name = 'UnreadableInput';
}

const SNIFFED_BYTES = 8192;

/**
 * The text of an input piece by piece, unpacked if it is gzip.
 * @param onBytes told how many bytes of the file itself were read
 * @throws UnreadableInput
 */
export async function* readText(input: Input, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    let isFirst = true;
    for await (const bytes of unpacked(input, onBytes)) {
      if (isFirst) refuseBinary(bytes);
      isFirst = false;
      yield decoder.decode(bytes, { stream: true });
    }
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    throw new UnreadableInput(error instanceof Error ? error.message : String(error));
  }
  yield decoder.decode();
}

async function* unpacked(input: Input, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = input.path === STANDARD_INPUT ? process.stdin : createReadStream(input.path);
  const pieces = counted(source, onBytes);
  const first = await pieces.next();
  if (first.done) return;
  const all = prepended(first.value, pieces);
  if (first.value.length < 2 || first.value.readUInt16BE(0) !== 0x1f8b) yield* all;
  else yield* unzipped(all);
}

/** A failure of either stream ends both and reaches the reader. */
async function* unzipped(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  for await (const bytes of source.pipe(gunzip)) yield bytes as Buffer;
}

async function* counted(
  source: AsyncIterable<Buffer | string>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    onBytes(bytes.length);
    yield bytes;
  }
}

async function* prepended<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

const PACKED_MAGICS: readonly [name: string, magic: string][] = [
  ['xz', 'fd377a585a00'],
  ['bzip2', '425a68'],
  ['zstd', '28b52ffd'],
  ['zip', '504b0304'],
];

function refuseBinary(bytes: Buffer): void {
  const packed = PACKED_MAGICS.find(([, magic]) => bytes.toString('hex', 0, magic.length / 2) === magic);
  if (packed) throw new UnreadableInput(`packed with ${packed[0]}: unpack it first`);
  const head = bytes.subarray(0, SNIFFED_BYTES);
  if (head.includes(0)) throw new UnreadableInput('not a text file');
}
