import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cutBatches } from './cut-batches';
import { postBatch } from './post-batch';
import { formatCount } from './progress';
import { inRotationOrder } from './rotation';

test('rotated sets are read from the oldest to the newest, set by set', () => {
  const order = [
    '/a/nova-api.log-20251230.gz',
    '/a/nova-api.log-20260102',
    '/a/nova-api.log',
    '/a/nova-compute.log.10.gz',
    '/a/nova-compute.log.2.gz',
    '/a/nova-compute.log.1',
    '/a/nova-compute.log',
    '/a/x.log.2026-01-02_13:53:08',
    '/a/x.log.old',
    '/a/x.log',
    '/b/1.log',
    '/b/2.log',
  ];
  expect(inRotationOrder([...order].sort())).toEqual(order);
  expect(inRotationOrder([...order].reverse())).toEqual(order);
});

describe('batches', () => {
  const record = (i: number) =>
    `2026-11-20 19:38:52.${String(i).padStart(3, '0')} 7 ERROR nova [-] Boom\nTraceback:\n  File "x"\n\nValueError: ${'y'.repeat(i % 90)}\n`;
  const text = Array.from({ length: 400 }, (_, i) => record(i)).join('');

  async function* pieces(size: number) {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  async function cut(from: AsyncIterable<string>, size: number): Promise<string[]> {
    const batches: string[] = [];
    for await (const batch of cutBatches(from, size)) batches.push(batch);
    return batches;
  }

  test.each([1, 7, 64, 1000, 100_000])('of pieces of %d characters end where records end', async (size) => {
    const batches = await cut(pieces(size), 2000);
    expect(batches.join('')).toBe(text);
    expect(batches.length).toBeGreaterThan(size > 1000 ? 0 : 5);
    for (const batch of batches) expect(batch).toMatch(/^2026-.*\n[\s\S]*ValueError: y*\n$/);
  });

  async function* one(content: string) {
    yield content;
  }
  test('a JSON document is not cut; one value on each line is', async () => {
    const document = JSON.stringify(
      Array.from({ length: 100 }, (_, i) => ({ i })),
      null,
      2,
    );
    expect(await cut(one(document), 100)).toEqual([document]);
    const lines = Array.from({ length: 100 }, (_, i) => `{"i":${i}}\n`).join('');
    expect((await cut(one(lines), 100)).length).toBeGreaterThan(1);
    expect((await cut(one(lines), 100)).join('')).toBe(lines);
  });
  test('nothing is no batch', async () => {
    expect(await cut(one(''), 100)).toEqual([]);
  });
});

describe('posting', () => {
  const ANSWER = { accepted: 1, duplicates: 0, ignored: 0, rejected: [], rejectedTotal: 0 };

  /** A server that answers with these statuses in turn; 0 cuts the connection. */
  async function server(statuses: number[]) {
    const bodies: string[] = [];
    const http = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(gunzipSync(Buffer.concat(chunks)).toString());
        const status = statuses.shift() ?? 200;
        if (status === 0) return void response.destroy();
        response
          .writeHead(status)
          .end(JSON.stringify(status === 200 ? ANSWER : { error: { message: 'no' } }));
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/api/v1/events`);
    return { url, bodies, close: () => http.close() };
  }

  test('is tried again while the server is busy or breaks off', async () => {
    const { url, bodies, close } = await server([503, 0]);
    const reasons: string[] = [];
    expect(await postBatch('line\n', { url, onRetry: (reason) => reasons.push(reason) })).toEqual(ANSWER);
    expect(bodies).toEqual(['line\n', 'line\n', 'line\n']);
    expect(reasons).toEqual(['503 no', expect.stringMatching(/./)]);
    close();
  });
  test('ends at once when it is refused', async () => {
    const { url, bodies, close } = await server([400]);
    await expect(postBatch('x', { url, onRetry: () => {} })).rejects.toThrow(/refused: 400 no/);
    expect(bodies).toHaveLength(1);
    close();
  });
  test('gives up when nobody answers for long', async () => {
    const url = new URL('http://127.0.0.1:49151/api/v1/events');
    await expect(postBatch('x', { url, onRetry: () => {}, patienceMs: 400 })).rejects.toThrow(/ECONNREFUSED/);
  });
});

test.each([
  [5, '5'],
  [1234, '1\u202f234'],
  [1_234_567, '1\u202f234\u202f567'],
])('%d is written %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});
