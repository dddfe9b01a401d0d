import { AppError } from '@/lib/http/app-error';
import { jsonResponse } from '@/lib/http/json-response';
import { readBody } from '@/lib/http/read-body';
import { decodeText } from '@/lib/ingest/decode-text';
import { decompress, SUPPORTED_ENCODINGS } from '@/lib/ingest/decompress/decompress';
import type { InFlightShare } from '@/lib/ingest/in-flight';
import { IngestError } from '@/lib/ingest/ingest-error';
import type { ItemContext } from '@/lib/ingest/item-context';
import { INGEST_LIMITS } from '@/lib/ingest/limits';
import { readBatches } from '@/lib/ingest/read-batches';
import { readContext } from '@/lib/ingest/request-context';
import { sharedMetrics } from '@/lib/metrics/metrics';
import type { Database } from '@/lib/store/database';
import { recordIngest } from '@/lib/store/record-ingest';
import { inFlightBytes } from './in-flight';
import { type Stored, storeBatches } from './store-batches';

/**
 * Takes a body of events: decodes it, stores what it says and answers what became of its items. The answer means that
 * the events are on disk.
 * @throws AppError; whatever was not expected becomes `database_unavailable`, for a shipper must keep what it cannot deliver
 */
export async function takeEvents(db: Database, request: Request): Promise<Response> {
  const share = inFlightBytes().open();
  try {
    const receivedMs = Date.now();
    const text = await readText(request, share);
    const context = readContext(new URL(request.url).searchParams, receivedMs);
    const stored = await storeBatches(db, readBatches(text, context));
    noteIngest(db, request, context, stored);
    return jsonResponse(stored.outcome.answer());
  } catch (error) {
    throw toAppError(error);
  } finally {
    share.release();
  }
}

async function readText(request: Request, share: InFlightShare): Promise<string> {
  const sent = await readBody(request, INGEST_LIMITS.compressedBytes, (bytes) => share.take(bytes));
  const body = await decompress(sent, request.headers.get('content-encoding'));
  if (body !== sent) share.take(body.length);
  return decodeText(body, request.headers.get('content-type'));
}

/** Not waited for, but for the process's own count: a shipper's answer does not depend on the operator's statistics. */
function noteIngest(db: Database, request: Request, context: ItemContext, stored: Stored): void {
  const { accepted, duplicates, ignored, rejectedTotal: rejected } = stored.outcome;
  sharedMetrics().ingest.count({ accepted, duplicates, ignored, rejected });
  recordIngest(db, {
    atMs: context.receivedMs,
    agent: (request.headers.get('user-agent') ?? '').slice(0, 200),
    cloud: context.cloud,
    host: context.hints.host ?? null,
    path: context.hints.path ?? null,
    streams: stored.streams,
    ignored: stored.outcome.ignored,
    rejected: stored.outcome.rejectedTotal,
    rejects: stored.outcome.rejects,
  }).catch((error: unknown) => console.error('The ingest statistics were not written:', error));
}

const RETRY_SOON = { 'Retry-After': '1' };
const RETRY_LATER = { 'Retry-After': '5' };

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof IngestError) {
    return new AppError(error.code, error.message, {}, HEADERS[error.code] ?? {}, { cause: error });
  }
  console.error('Events could not be stored:', error);
  const message = 'Events cannot be stored at the moment; keep this request and send it again';
  return new AppError('database_unavailable', message, {}, RETRY_LATER, { cause: error });
}

const HEADERS: Partial<Record<IngestError['code'], Record<string, string>>> = {
  overloaded: RETRY_SOON,
  unsupported_encoding: { 'Accept-Encoding': SUPPORTED_ENCODINGS },
};
