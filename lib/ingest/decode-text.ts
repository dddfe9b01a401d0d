import { IngestError } from './ingest-error';
import { sanitiseText } from './sanitise';

const UTF8_NAMES = new Set(['', 'utf-8', 'utf8', 'us-ascii', 'ascii']);
/** How much of a body without a byte-order mark is looked at for the NUL pattern of UTF-16. */
const SNIFFED_BYTES = 64;

/**
 * Decodes a body to text: UTF-8 with or without a byte-order mark, or the 8-bit charset that the Content-Type names.
 * Bytes that are not UTF-8 become U+FFFD, so that one damaged line costs no other; so do NUL characters, which Postgres
 * cannot store.
 * @throws IngestError `unsupported_charset` for UTF-16, UTF-32 and unknown names, `unsupported_media_type` for what is no text
 */
export function decodeText(bytes: Buffer, contentType: string | null): string {
  requireText(contentType);
  const charset = charsetOf(contentType);
  if (charset.startsWith('utf-16') || charset.startsWith('utf-32') || looksLikeUtf16(bytes)) {
    throw new IngestError(
      'unsupported_charset',
      'The body is UTF-16 or UTF-32; send UTF-8 (e.g. `iconv -t UTF-8`)',
    );
  }
  return sanitiseText(
    UTF8_NAMES.has(charset) ? new TextDecoder().decode(bytes) : decodeNamed(bytes, charset),
  );
}

/** Media types that shippers can be set to and that would be read as garbage; any other is taken for text. */
const NO_TEXT = /^(application\/(x-)?(msgpack|protobuf|cbor|avro)|multipart\/)/i;

function requireText(contentType: string | null): void {
  const type = (contentType ?? '').trim();
  if (!NO_TEXT.test(type)) return;
  throw new IngestError(
    'unsupported_media_type',
    `"${type.slice(0, 60)}" is not understood; send JSON or text (Fluent Bit: format json_lines)`,
  );
}

function charsetOf(contentType: string | null): string {
  return /;\s*charset\s*=\s*"?([^\s";,]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? '';
}

function decodeNamed(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (cause) {
    throw new IngestError('unsupported_charset', `Charset "${charset.slice(0, 40)}" is unknown; send UTF-8`, {
      cause,
    });
  }
}

function looksLikeUtf16(bytes: Buffer): boolean {
  if (bytes.length < 2) return false;
  const mark = bytes.readUInt16BE(0);
  if (mark === 0xfffe || mark === 0xfeff) return true;
  const head = bytes.subarray(0, SNIFFED_BYTES);
  const half = Math.floor(head.length / 2);
  if (half < 2) return false;
  const even = countZeros(head, 0);
  const odd = countZeros(head, 1);
  return (even === 0 && odd >= half * 0.7) || (odd === 0 && even >= half * 0.7);
}

function countZeros(bytes: Buffer, from: number): number {
  let zeros = 0;
  for (let index = from; index < bytes.length; index += 2) if (bytes[index] === 0) zeros++;
  return zeros;
}
