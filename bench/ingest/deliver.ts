import type { IngestAnswer } from '@/lib/ingest/outcome';
import type { Delivery } from './feed';

/** Sends a request and waits for its ack. Throws unless the server took every item of it. */
export async function deliver(
  url: string,
  { path, bytes }: Pick<Delivery, 'path' | 'bytes'>,
): Promise<IngestAnswer> {
  const response = await fetch(url + path, { method: 'POST', body: new Uint8Array(bytes) });
  const text = await response.text();
  if (!response.ok) throw new Error(`The ingest answered ${response.status}: ${text.slice(0, 300)}`);
  const answer = JSON.parse(text) as IngestAnswer;
  if (answer.rejectedTotal > 0) throw new Error(`The ingest refused items: ${text.slice(0, 300)}`);
  return answer;
}
