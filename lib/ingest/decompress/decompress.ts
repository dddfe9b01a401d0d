import { IngestError } from '../ingest-error';
import { INGEST_LIMITS } from '../limits';
import { gunzip, inflate } from './inflate';
import { unsnappy } from './snappy';
import { unzstd } from './zstd';

type Decoder = (bytes: Buffer, maxBytes: number) => Buffer | Promise<Buffer>;

const DECODERS: Record<string, Decoder> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  zstd: unzstd,
  snappy: unsnappy,
  'x-snappy-framed': unsnappy,
};

/** Content-Encodings that are understood, as answered in `Accept-Encoding` beside a 415. */
export const SUPPORTED_ENCODINGS = 'gzip, deflate, zstd, snappy';

/**
 * Undoes the Content-Encodings of a body, last applied first. A body that is gzip or zstd without saying so
 * (`curl --data-binary @x.log.gz`) is recognised by its first bytes.
 * @param contentEncoding the header's value, or null
 * @throws IngestError `unsupported_encoding`, `malformed_compression`, or `body_too_large` past `maxBytes`
 */
export async function decompress(
  bytes: Buffer,
  contentEncoding: string | null,
  maxBytes: number = INGEST_LIMITS.bodyBytes,
): Promise<Buffer> {
  const encodings = parseEncodings(contentEncoding);
  let body = bytes;
  for (const encoding of encodings.reverse()) body = await decoderOf(encoding)(body, maxBytes);
  if (encodings.length === 0) body = await decompressUnannounced(body, maxBytes);
  if (body.length > maxBytes) {
    throw new IngestError(
      'body_too_large',
      `The body is larger than ${maxBytes} bytes; send smaller batches`,
    );
  }
  return body;
}

function parseEncodings(header: string | null): string[] {
  const names = (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  for (const name of names) decoderOf(name);
  if (names.length > INGEST_LIMITS.encodings) {
    throw new IngestError(
      'unsupported_encoding',
      `More than ${INGEST_LIMITS.encodings} encodings, one upon the other`,
    );
  }
  return names;
}

function decoderOf(encoding: string): Decoder {
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (decoder) return decoder;
  throw new IngestError(
    'unsupported_encoding',
    `Content-Encoding "${encoding.slice(0, 40)}" is not understood; send ${SUPPORTED_ENCODINGS} or none`,
  );
}

function decompressUnannounced(bytes: Buffer, maxBytes: number): Buffer | Promise<Buffer> {
  if (bytes.length < 4) return bytes;
  if (bytes.readUInt16BE(0) === 0x1f8b) return gunzip(bytes, maxBytes);
  return bytes.readUInt32LE(0) === 0xfd2fb528 ? unzstd(bytes, maxBytes) : bytes;
}
