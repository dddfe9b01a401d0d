/** Why a whole request is refused; a bad item never is a reason. */
export const INGEST_ERROR_CODES = [
  'unsupported_encoding',
  'malformed_compression',
  'unsupported_charset',
  'unsupported_media_type',
  'body_too_large',
  'too_many_items',
  'invalid_parameter',
  'overloaded',
] as const;

export type IngestErrorCode = (typeof INGEST_ERROR_CODES)[number];

/** The request as a whole cannot be taken; the message is for the shipper's operator. */
export class IngestError extends Error {
  override name = 'IngestError';

  constructor(
    readonly code: IngestErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function tooManyItems(limit: number): IngestError {
  return new IngestError('too_many_items', `More than ${limit} items in one request; send smaller batches`);
}
