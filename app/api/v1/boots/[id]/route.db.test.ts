import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { FORM_SUFFIXES } from './forms';
import { GET } from './route';

const boot = bootFixture({ displayName: '<b>web</b>' });
let db: ClonedDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  await storeBoots(db, [boot]);
});
afterAll(() => db.close());

function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const [path = '', query = ''] = address.split('?');
  const request = new Request(`http://x/api/v1/boots/${path}?${query}`, { headers });
  return GET(request, { params: Promise.resolve({ id: path }) });
}

describe.each(FORM_SUFFIXES)('.%s', (suffix) => {
  test('has a name, a type that is not guessed at, and nothing that runs', async () => {
    const { status, headers } = await get(`${boot.id}.${suffix}`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe(`inline; filename="boot-${boot.id}.${suffix}"`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('is sent again only when it changed', async () => {
    const first = await get(`${boot.id}.${suffix}`);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await get(`${boot.id}.${suffix}`, { 'If-None-Match': known });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await get(`${boot.id}.${suffix}`, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('refuses parameters that it does not know', async () => {
    const response = await get(`${boot.id}.${suffix}?colour=1`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 'invalid_parameter', parameter: 'colour' },
    });
  });
});

test.each(['.pdf', '.', '.json.txt', '.txt/', 'x.txt'])('%s is 404', async (suffix) => {
  expect((await get(`${boot.id}${suffix}`)).status).toBe(404);
});

describe('.txt', () => {
  test.each([
    ['', '▲ boot'],
    ['style=bars', '█'],
    ['color=1', '\u001b[38;5;'],
  ])('%s has %s', async (query, content) => {
    expect(await (await get(`${boot.id}.txt?${query}`)).text()).toContain(content);
  });
  test('keeps to the width', async () => {
    const lines = (await (await get(`${boot.id}.txt?width=60&style=bars`)).text()).split('\n');
    const bars = lines.filter((line) => line.endsWith('│'));
    expect(bars.map((line) => line.length)).toEqual([60, 60]);
  });
  test.each(['style=pie', 'width=20', 'width=wide', 'color=red', 'lines=2'])('refuses %s', async (query) => {
    expect((await get(`${boot.id}.txt?${query}`)).status).toBe(400);
  });
});

test('.md links to the page on this server, also behind a proxy', async () => {
  const headers = { 'x-forwarded-host': 'bootfall.example', 'x-forwarded-proto': 'https' };
  const markdown = await (await get(`${boot.id}.md`, headers)).text();
  expect(markdown).toContain(`\nhttps://bootfall.example/boots/${boot.id}\n`);
});

describe('.svg', () => {
  test.each([
    ['', '#fbfbfa'],
    ['theme=dark', '#0f1114'],
    ['width=800', 'width="800"'],
    ['phase=image', '#e4ecfb'],
    ['levels=1', '>launch<'],
  ])('%s has %s', async (query, content) => {
    expect(await (await get(`${boot.id}.svg?${query}`)).text()).toContain(content);
  });
  test('is of the stretch that is asked for', async () => {
    const svg = await (await get(`${boot.id}.svg?fromMs=1000&toMs=2000`)).text();
    expect(svg).toContain('>1.2');
    expect(svg).not.toContain('>5.0');
  });
  test.each(['theme=blue', 'width=50000', 'fromMs=5', 'fromMs=5&toMs=5', 'fromMs=x&toMs=9', 'levels=0'])(
    'refuses %s',
    async (query) => {
      expect((await get(`${boot.id}.svg?${query}`)).status).toBe(400);
    },
  );
});

describe('.png', () => {
  const widthOf = async (query: string) => {
    const response = await get(`${boot.id}.png?${query}`);
    expect(response.headers.get('content-type')).toBe('image/png');
    return new DataView(await response.arrayBuffer()).getUint32(16);
  };
  test('has the pixels that are asked for', async () => {
    expect([await widthOf(''), await widthOf('width=600'), await widthOf('width=600&scale=2')]).toEqual([
      1200, 600, 1200,
    ]);
  });
  test.each(['scale=9', 'scale=3&width=4000'])('refuses %s', async (query) => {
    expect((await get(`${boot.id}.png?${query}`)).status).toBe(400);
  });
});
