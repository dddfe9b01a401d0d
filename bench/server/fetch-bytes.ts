import { get } from 'node:http';

/** An answer as it went over the wire. */
export interface WireAnswer {
  status: number;
  /** Bytes of the body as sent, compressed if it was. */
  sentBytes: number;
  encoding: string | null;
  body: Buffer;
}

/** Reads a whole page. Throws where it is not answered with 200. */
export async function readPage(url: string): Promise<void> {
  const { status } = await fetchBytes(url);
  if (status !== 200) throw new Error(`${url} answered ${status}`);
}

/** Fetches without unpacking, asking for gzip as every browser does. */
export function fetchBytes(url: string): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const body = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          sentBytes: body.length,
          encoding: response.headers['content-encoding'] ?? null,
          body,
        });
      });
    });
    request.once('error', reject);
  });
}
