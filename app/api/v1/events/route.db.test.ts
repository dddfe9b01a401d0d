import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IngestAnswer } from '@/lib/ingest/outcome';
import { createDatabase } from '@/lib/store/database';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { GET, HEAD, POST } from './route';

let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
});
afterAll(() => db.close());

const UUID = '617e066f-229a-47c1-9e20-ae1deee78b9f';
const MIB = 1024 * 1024;
let instances = 0;

/** An event of an instance of its own. */
function event(fields: Record<string, unknown> = {}) {
  instances++;
  return {
    source: 'nova',
    instance: `vm-${instances}`,
    event: 'vm_started',
    at: '2026-11-20T19:38:48.606Z',
    ...fields,
  };
}

function post(body: unknown, headers: Record<string, string> = {}, query = ''): Promise<Response> {
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return POST(
    new Request(`http://localhost/api/v1/events${query}`, {
      method: 'POST',
      body: bytes as BodyInit,
      headers,
    }),
  );
}

async function answerOf(response: Response): Promise<IngestAnswer> {
  expect(response.status).toBe(200);
  return (await response.json()) as IngestAnswer;
}

async function storedNames(instance: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    'SELECT name FROM event WHERE instance = $1 ORDER BY at',
    [instance],
  );
  return rows.map(({ name }) => name);
}

test('what was acked is stored, and the same again is a duplicate', async () => {
  const items = [event({ instance: 'a' }), event({ instance: 'a', event: 'vif_plugged', at: 1_795_203_533 })];
  expect(await answerOf(await post(items))).toEqual({
    accepted: 2,
    duplicates: 0,
    ignored: 0,
    rejected: [],
    rejectedTotal: 0,
  });
  expect(await storedNames('a')).toEqual(['vm_started', 'vif_plugged']);
  expect(await answerOf(await post([...items, ...items].reverse()))).toMatchObject({
    accepted: 0,
    duplicates: 4,
  });
  expect(await storedNames('a')).toHaveLength(2);
});

test('log lines with hints', async () => {
  const line = `2026-11-20 19:38:52.299 7 INFO nova.compute.manager [req-736693ea-990b-40cb-913f-acf0062aeb31 u t - - -] [instance: ${UUID}] Took 6.48 seconds to build instance.`;
  const response = await post(
    gzipSync(`${line}\n`),
    { 'content-encoding': 'gzip' },
    '?host=cmp1&path=nova-compute.log',
  );
  expect(await answerOf(response)).toMatchObject({ accepted: 1 });
  expect(await storedNames(UUID)).toEqual(['build_complete']);
});

test('health checks of shippers', async () => {
  expect((await GET()).status).toBe(200);
  const head = await HEAD();
  expect([head.status, await head.text()]).toEqual([200, '']);
});

/** Bad input: what comes in, the status, and what the answer must say. */
describe('bad input', () => {
  const good = () => JSON.stringify(event());
  const deep = '['.repeat(10_000) + ']'.repeat(10_000);

  describe('of one item costs only that item', () => {
    test.each([
      ['malformed JSON', () => '{"source":"nova",,}', 'malformed_json'],
      [
        '10 000 levels',
        () => `{"source":"nova","instance":"x","event":"a","at":1,"attributes":${deep}}`,
        'too_deep',
      ],
      ['1970', () => JSON.stringify(event({ at: 0 })), 'time_out_of_range'],
      ['2999', () => JSON.stringify(event({ at: '2999-01-01T00:00:00Z' })), 'time_out_of_range'],
      ['no moment', () => JSON.stringify(event({ at: undefined })), 'missing_time'],
      ['no zone', () => JSON.stringify(event({ at: '2026-11-20T19:38:48' })), 'invalid_time'],
      [
        'a reversed interval',
        () => '{"source":"nova","instance":"x","phase":"claim","start":1795203533,"end":1795203532}',
        'reversed_interval',
      ],
      [
        'a negative interval',
        () => '{"source":"nova","instance":"x","phase":"claim","start":-2,"end":-1}',
        'time_out_of_range',
      ],
      ['an event name that is no name', () => JSON.stringify(event({ event: '<script>' })), 'invalid_event'],
      ['another type', () => JSON.stringify(event({ instance: { a: 1 } })), 'invalid_event'],
      [
        'a line past the cap',
        () => JSON.stringify(event({ attributes: { x: 'y'.repeat(300_000) } })),
        'too_large',
      ],
    ])('%s', async (_name, bad, code) => {
      const answer = await answerOf(await post(`${good()}\n${bad()}\n${good()}\n`));
      expect(answer).toMatchObject({ accepted: 2, rejectedTotal: 1 });
      expect(answer.rejected).toEqual([{ index: 1, code, message: expect.stringMatching(/\w/) }]);
    });
  });

  describe('that is only data is stored as it is', () => {
    test.each([
      ['HTML in an image name', { image: '<img src=x onerror=alert(1)>' }],
      ['SQL', { image: "'; drop table event; --", host: "'; drop table boot; --" }],
      ['a 64 KB attribute', { attributes: { line: 'x'.repeat(65_536) } }],
      ['an unknown event name', { event: 'firmware-posted' }],
      ['a formula', { image: '=cmd|calc' }],
    ])('%s', async (_name, fields) => {
      const item = event(fields);
      expect(await answerOf(await post([item]))).toMatchObject({ accepted: 1, rejectedTotal: 0 });
      expect(await storedNames(item.instance as string)).toEqual([
        'event' in fields ? fields.event : 'vm_started',
      ]);
    });

    test('NUL characters and lone surrogates become U+FFFD', async () => {
      const item = event({ image: 'a\0b\ud800c', host: 'h\0' });
      expect(await answerOf(await post([item]))).toMatchObject({ accepted: 1 });
      const { rows } = await db.pool.query('SELECT host, attributes FROM event WHERE instance = $1', [
        item.instance,
      ]);
      expect(rows).toEqual([{ host: 'h\ufffd', attributes: { image: { name: 'a\ufffdb\ufffdc' } } }]);
    });

    test('raw NUL bytes in text', async () => {
      expect(await answerOf(await post('a\0b\n\0\0\0\nc'))).toMatchObject({ ignored: 1 });
    });
  });

  describe('of the whole request is refused with a reason', () => {
    const bomb = () => {
      const member = gzipSync(Buffer.alloc(64 * MIB));
      return gzipSync(Buffer.concat(Array.from({ length: 16 }, () => member)));
    };
    test.each([
      ['UTF-16', 400, 'unsupported_charset', () => Buffer.from('[{"a":1}]', 'utf16le'), {}, ''],
      [
        'a body that is not what it says',
        400,
        'malformed_compression',
        () => 'plain',
        { 'content-encoding': 'gzip' },
        '',
      ],
      ['an unknown compression', 415, 'unsupported_encoding', () => 'x', { 'content-encoding': 'br' }, ''],
      ['a bomb', 413, 'body_too_large', bomb, { 'content-encoding': 'gzip, gzip' }, ''],
      ['more bytes than a request may have', 413, 'body_too_large', () => Buffer.alloc(33 * MIB), {}, ''],
      ['more items than a request may have', 413, 'too_many_items', () => '{}'.repeat(250_001), {}, ''],
      ['an unknown zone', 400, 'invalid_parameter', () => 'x', {}, '?tz=Mars/Olympus'],
    ])('%s', async (_name, status, code, body, headers, query) => {
      const response = await post(body(), headers, query);
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({
        error: expect.objectContaining({ code, message: expect.stringMatching(/\w/) }),
      });
    });

    test('the encodings that would do are named', async () => {
      const response = await post('x', { 'content-encoding': 'br' });
      expect(response.headers.get('accept-encoding')).toBe('gzip, deflate, zstd, snappy');
    });
  });

  test('a body of 20 MB is taken', async () => {
    const line = `2026-11-20 19:38:46.000 7 INFO nova.compute.resource_tracker [-] Auditing ${'x'.repeat(100)}\n`;
    const body = line.repeat(Math.ceil((20 * MIB) / line.length));
    expect(await answerOf(await post(body))).toMatchObject({ ignored: body.length / line.length });
  });
});

describe('a shipper keeps what cannot be stored', () => {
  test('when the database is away: 503 with Retry-After', async () => {
    const away = createDatabase('postgresql://nobody@127.0.0.1:1/none');
    provideDatabase(away);
    try {
      const response = await post([event()]);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await response.json()).toMatchObject({ error: { code: 'database_unavailable' } });
    } finally {
      provideDatabase(db);
      await away.close();
    }
  });

  test('when too much is under way: 503, and again 200 when it is done', async () => {
    const line = `2026-11-20 19:38:01.000 7 DEBUG a.b [-] ${'x'.repeat(960)}\n`;
    const heavy = gzipSync(line.repeat((50 * MIB) / line.length));
    const responses = await Promise.all(
      Array.from({ length: 8 }, () => post(heavy, { 'content-encoding': 'gzip' })),
    );
    const statuses = responses.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    const refused = responses.find(({ status }) => status === 503);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect((await post([event()])).status).toBe(200);
  });
});

test('events that the database cannot hold are refused alone', async () => {
  // Random, for what compresses well is stored after all.
  const endless = randomBytes(9000).toString('base64url');
  const log = (host: string, at: string) => ({
    host,
    log: `2026-11-20 19:38:${at} 7 INFO nova.virt.libvirt.imagecache [-] image 0673dd71-34c5-4fbb-86c4-40623fbe45b4 at (/var/lib/nova/instances/_base/a489c868f0c37da93b76227c91bb03908ac0e742): checking`,
  });
  const answer = await answerOf(
    await post([log('cmp1', '01.000'), log(endless, '02.000'), log('cmp1', '03.000')]),
  );
  expect(answer).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: 'unreadable' }] });
});
