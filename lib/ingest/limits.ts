const KIB = 1024;
const MIB = 1024 * KIB;

/** What one request may hold; shown at `/docs`. Lengths of text in characters. */
export const INGEST_LIMITS = {
  /** Bytes as sent. */
  compressedBytes: 32 * MIB,
  /** Bytes after decompression. Logstash cuts at 20 MiB and kolla at 20 MB, so theirs fit. */
  bodyBytes: 64 * MIB,
  /** Bytes of all requests that are being read or worked on; beyond it the answer is 503. */
  inFlightBytes: 256 * MIB,
  /** Content-Encodings applied one after another. */
  encodings: 4,
  /** Items, or text lines, of one request. */
  items: 250_000,
  /** One physical line, or one posted event. */
  lineChars: 256 * KIB,
  /** One structured document, such as a pool of VM records. */
  documentChars: 8 * MIB,
  /** Nesting of one JSON item. */
  depth: 64,
  /** Rejects that an answer lists; `rejectedTotal` counts them all. */
  listedRejects: 100,
} as const;
