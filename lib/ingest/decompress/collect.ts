import { IngestError } from '../ingest-error';
import { INGEST_LIMITS } from '../limits';

/** Bytes of one body, gathered under a cap. */
export class Collector {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly maxBytes: number = INGEST_LIMITS.bodyBytes) {}

  /** Keeps a chunk. Throws `body_too_large` once the cap is passed. */
  add(chunk: Uint8Array): void {
    this.length += chunk.length;
    if (this.length > this.maxBytes) throw bodyTooLarge(this.maxBytes);
    this.chunks.push(chunk);
  }

  bytes(): Buffer {
    return Buffer.concat(this.chunks, this.length);
  }
}

export function bodyTooLarge(maxBytes: number): IngestError {
  return new IngestError(
    'body_too_large',
    `The body is larger than ${maxBytes} bytes after decompression; send smaller batches`,
  );
}

export function malformedCompression(encoding: string, cause: unknown): IngestError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new IngestError('malformed_compression', `The body is not valid ${encoding}: ${reason}`, { cause });
}
