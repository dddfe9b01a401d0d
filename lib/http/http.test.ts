import { describe, expect, test, vi } from 'vitest';
import { AppError, STATUS_OF } from './app-error';
import { readBootFilter } from './boot-filter-query';
import { isoInstant, roundMs } from './figures';
import { handle } from './handle';
import { Query } from './query';
import { readBody } from './read-body';

function query(text: string): Query {
  return new Query(new URLSearchParams(text));
}

describe('errors', () => {
  test('an expected one becomes the envelope with its status, details and headers', async () => {
    const error = new AppError('overloaded', 'Later', { limit: 5 }, { 'Retry-After': '1' });
    const response = await handle(() => Promise.reject(error))();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toEqual({ error: { code: 'overloaded', message: 'Later', limit: 5 } });
  });

  test('the text of an unexpected one stays in the process, findable by an id', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const response = await handle(() => Promise.reject(new Error('secret of postgres://u:p@x')))();
    const { error } = (await response.json()) as { error: { code: string; message: string; id: string } };
    expect(response.status).toBe(500);
    expect(error.code).toBe('internal');
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(log.mock.calls[0]?.[0]).toContain(error.id);
    log.mockRestore();
  });

  test('every code is a client or server error', () => {
    for (const status of Object.values(STATUS_OF)) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('bodies', () => {
  const request = (body: BodyInit, headers = {}) => {
    return new Request('http://x/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  };
  const endless = () => {
    let cancelled = false;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1000)),
      cancel: () => {
        cancelled = true;
      },
    });
    return { stream, wasCancelled: () => cancelled };
  };

  test('are read whole', async () => {
    expect((await readBody(request('abc'), 3)).toString()).toBe('abc');
    expect((await readBody(new Request('http://x/', { method: 'POST' }), 3)).length).toBe(0);
  });
  test('are not begun when they announce too much', async () => {
    const body = request('abcd', { 'content-length': '4' });
    await expect(readBody(body, 3)).rejects.toMatchObject({ code: 'body_too_large' });
  });
  test('without end are given up at the cap', async () => {
    const { stream, wasCancelled } = endless();
    await expect(readBody(request(stream), 5000)).rejects.toMatchObject({ code: 'body_too_large' });
    expect(wasCancelled()).toBe(true);
  });
  test('are given up when the counter objects', async () => {
    const { stream, wasCancelled } = endless();
    const object = () => {
      throw new AppError('overloaded', 'Later');
    };
    await expect(readBody(request(stream), 1e9, object)).rejects.toMatchObject({ code: 'overloaded' });
    expect(wasCancelled()).toBe(true);
  });
  test('that break off are an error of the client', async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
    await expect(readBody(request(stream), 10)).rejects.toMatchObject({ code: 'malformed_body' });
  });
});

describe('filters', () => {
  test('are read from the query', () => {
    const text =
      'image=a&image=b,c&cache=cold,warm&cache=none&status=failed&from=2026-01-01T00:00:00Z&to=1767225601&minMs=5&maxMs=7.5&q=x&host=';
    expect(readBootFilter(query(text))).toEqual({
      image: ['a', 'b,c'],
      cache: ['cold', 'warm', 'none'],
      status: ['failed'],
      fromMs: Date.UTC(2026, 0, 1),
      toMs: Date.UTC(2026, 0, 1) + 1000,
      minMs: 5,
      maxMs: 7.5,
      q: 'x',
    });
  });

  test.each([
    ['cache=lukewarm', 'cache'],
    ['status=running,', 'status'],
    ['from=yesterday', 'from'],
    ['from=2026-01-01T00:00:00', 'from'],
    ['minMs=fast', 'minMs'],
    ['minMs=-1', 'minMs'],
    ['maxMs=1e3', 'maxMs'],
    ['minMs=5&maxMs=4', 'maxMs'],
    ['from=1767225601&to=1767225601', 'to'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(256)}`, 'q'],
    [Array.from({ length: 101 }, (_, i) => `image=${i}`).join('&'), 'image'],
  ])('%s is refused by name', (text, parameter) => {
    expect(() => readBootFilter(query(text))).toThrow(
      expect.objectContaining({ code: 'invalid_parameter', details: { parameter } }),
    );
  });

  test('a misspelt parameter is refused', () => {
    expect(() => query('flavour=m1').allowOnly(['flavor'])).toThrow(/flavour: unknown; known are flavor/);
  });

  test('numbers keep their range', () => {
    expect(query('limit=5').integer('limit', { min: 1, max: 5 })).toBe(5);
    for (const text of ['limit=0', 'limit=6', 'limit=2.5', 'limit=NaN']) {
      expect(() => query(text).integer('limit', { min: 1, max: 5 })).toThrow(/^limit: /);
    }
  });
});

test.each([
  [Date.UTC(2026, 0, 9, 19, 38, 45, 816), '2026-01-09T19:38:45.816Z'],
  [Date.UTC(2026, 0, 9, 19, 38, 45, 816) + 0.123, '2026-01-09T19:38:45.816123Z'],
  [Date.UTC(2026, 0, 9, 19, 38, 45, 816) + 0.9999, '2026-01-09T19:38:45.817Z'],
  [Date.UTC(2026, 0, 9) + 0.007, '2026-01-09T00:00:00.000007Z'],
])('%d is %s', (atMs, iso) => {
  expect(isoInstant(atMs)).toBe(iso);
});

test('durations are rounded to the microsecond', () => {
  expect(roundMs(6483.000000001)).toBe(6483);
  expect(roundMs(0.1 + 0.2)).toBe(0.3);
});
