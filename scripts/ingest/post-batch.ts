import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { IngestAnswer } from '@/lib/ingest/outcome';
import { ExpectedError } from '../expected-error';

const gzipAsync = promisify(gzip);
/** Fast rather than small: the other end is often the same machine. */
const GZIP_LEVEL = 1;
/** As long as a restart of the server with its database may take, several times over. */
const PATIENCE_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 10_000;
const RETRIED = new Set([408, 429, 502, 503, 504]);

export interface PostOptions {
  /** Address of the ingest with the hints in its query. */
  url: URL;
  /** Told before each wait, with why. */
  onRetry: (reason: string) => void;
  patienceMs?: number;
}

/**
 * Posts one body until it is acked; what is sent twice is counted once by the server. Waits and tries again while the
 * server is busy or away.
 * @throws ExpectedError when it is refused, or the server stays away too long
 */
export async function postBatch(text: string, options: PostOptions): Promise<IngestAnswer> {
  const body = await gzipAsync(text, { level: GZIP_LEVEL });
  const deadline = Date.now() + (options.patienceMs ?? PATIENCE_MS);
  for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    const result = await tryOnce(body, options.url);
    if ('answer' in result) return result.answer;
    const wait = Math.max(waitMs, result.retryAfterMs);
    if (Date.now() + wait > deadline) throw new ExpectedError(`${options.url.origin}: ${result.reason}`);
    options.onRetry(result.reason);
    await sleep(wait);
  }
}

type Try = { answer: IngestAnswer } | { reason: string; retryAfterMs: number };

async function tryOnce(body: Uint8Array<ArrayBuffer>, url: URL): Promise<Try> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { method: 'POST', body, headers: HEADERS });
    text = await response.text();
  } catch (error) {
    return { reason: reasonOf(error), retryAfterMs: 0 };
  }
  if (response.ok) return { answer: parseAnswer(text, url) };
  const reason = `${response.status} ${messageOf(text)}`;
  if (!RETRIED.has(response.status)) throw new ExpectedError(`${url.origin} refused: ${reason}`);
  return { reason, retryAfterMs: (Number(response.headers.get('retry-after')) || 0) * 1000 };
}

const HEADERS = { 'Content-Encoding': 'gzip', 'User-Agent': 'bootfall-ingest' };

function parseAnswer(text: string, url: URL): IngestAnswer {
  try {
    const answer = JSON.parse(text) as IngestAnswer;
    if (typeof answer.accepted === 'number') return answer;
  } catch {}
  throw new ExpectedError(`${url.origin} does not answer like Bootfall; is the address right?`);
}

/** fetch says only "fetch failed"; why is in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error: { message: string } }).error.message;
  } catch {
    return text.slice(0, 200);
  }
}
