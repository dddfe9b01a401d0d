import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootUnfurling } from '@/app/boots/[id]/boot-unfurling';
import { GET as getFile } from '@/app/s/[token]/[file]/route';
import { thawView } from '@/app/shares/_sharing/frozen-view';
import type { Boot } from '@/lib/domain/boot';
import { errorSchema } from '@/lib/http/answer-schemas';
import { type ShareJson, shareListSchema, shareSchema } from '@/lib/http/share-schema';
import { findBoot } from '@/lib/store/find-boot';
import { openShare } from '@/lib/store/open-share';
import { resetDerived } from '@/lib/store/reset-derived';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { provideDatabase } from '@/lib/store/testing/provide-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import { FORM_SUFFIXES } from '../boots/[id]/forms';
import { DELETE } from './[id]/route';
import { GET, POST } from './route';

let db: ClonedDatabase;
let boot: Boot;
beforeAll(async () => {
  db = await cloneDatabase();
  provideDatabase(db);
  boot = bootFixture({ displayName: 'web-7' });
  await storeBoots(db, [boot, bootFixture({ instance: 'beside', startedAtMs: boot.startedAtMs + 1000 })]);
});
afterAll(() => db.close());

const ORIGIN = 'http://bootfall.example:3000';
const OWN = { host: 'bootfall.example:3000', origin: ORIGIN };

function request(method: string, headers: Record<string, string>, body?: unknown): Request {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`${ORIGIN}/api/v1/shares`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : text,
  });
}

interface Browser {
  cookie: string;
  share: ShareJson;
  token: string;
}

async function share(fields: object = {}, headers: Record<string, string> = {}): Promise<Browser> {
  const response = await POST(request('POST', { ...OWN, ...headers }, { boot: boot.id, ...fields }));
  expect(response.status).toBe(201);
  const made = shareSchema.parse(await response.json());
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { cookie, share: made, token: new URL(made.url).pathname.split('/').at(-1) ?? '' };
}

async function list(cookie?: string): Promise<ShareJson[]> {
  const response = await GET(request('GET', cookie ? { ...OWN, cookie } : OWN));
  expect(response.headers.get('cache-control')).toBe('no-store');
  return shareListSchema.parse(await response.json()).shares;
}

function revoke(id: string, headers: Record<string, string>): Promise<Response> {
  return DELETE(request('DELETE', headers), { params: Promise.resolve({ id }) });
}

const open = (token: string) => openShare(db, token, { ownerKey: null, nowMs: Date.now() });

async function codeOf(response: Response): Promise<[number, string]> {
  return [response.status, errorSchema.parse(await response.json()).error.code];
}

describe('sharing', () => {
  test('freezes the page as it is, under the name by which the reader came', async () => {
    const { share: made, token } = await share({ note: '  look at this ', expiresInDays: 7 });
    expect(made).toMatchObject({ boot: boot.id, title: 'web-7', note: 'look at this', opens: 0 });
    expect(made.url).toBe(`${ORIGIN}/s/${token}`);
    expect(Date.parse(made.expiresAt ?? '') - Date.parse(made.createdAt)).toBe(7 * 86_400_000);
    const { data } = thawView((await open(token))?.view);
    expect(data.detail).toEqual(JSON.parse(JSON.stringify(await findBoot(db, boot.id))));
    expect(data.meanwhile?.boots.map(({ name }) => name)).toEqual(['beside']);
  });

  test('keeps how the boot was looked at, not the filters by which its reader came', async () => {
    const { token } = await share({
      query: '?phase=image%232&tz=Asia/Tokyo&image=cirros&range=24h&zoom=1-2',
    });
    const query = new URLSearchParams(thawView((await open(token))?.view).query);
    expect(Object.fromEntries(query)).toEqual({ phase: 'image#2', zoom: '1-2', tz: 'Asia/Tokyo' });
    const bare = await share({ query: 'tz=Nowhere' });
    expect(thawView((await open(bare.token))?.view).query).toBe('tz=UTC');
  });

  test('sets a cookie that no script reads and no other site sends', async () => {
    const response = await POST(request('POST', OWN, { boot: boot.id }));
    const cookie = response.headers.get('set-cookie');
    expect(cookie).toMatch(/^owner_key=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
    const secure = await POST(request('POST', { ...OWN, 'x-forwarded-proto': 'https' }, { boot: boot.id }));
    expect(secure.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  test('keeps a browser’s key', async () => {
    const { cookie, share: first } = await share();
    const { share: second } = await share({}, { cookie: `theme=dark; ${cookie}` });
    expect((await list(cookie)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    expect((await list(cookie)).find(({ id }) => id === first.id)?.url).toBe(first.url);
    expect(await list()).toEqual([]);
    expect(await list('owner_key=guess')).toEqual([]);
  });

  test.each([
    ['no boot of this id', { boot: 'f'.repeat(20) }, 404, 'not_found'],
    ['an id that is none', { boot: '../x' }, 400, 'invalid_parameter'],
    ['a long note', { note: 'x'.repeat(501) }, 400, 'invalid_parameter'],
    ['an odd end', { expiresInDays: 400 }, 400, 'invalid_parameter'],
    ['a field that nothing reads', { days: 3 }, 400, 'invalid_parameter'],
  ])('refuses %s', async (_, fields, status, code) => {
    expect(await codeOf(await POST(request('POST', OWN, { boot: boot.id, ...fields })))).toEqual([
      status,
      code,
    ]);
  });

  test('refuses what is no JSON, or is sent as anything else', async () => {
    expect(await codeOf(await POST(request('POST', OWN, '{')))).toEqual([400, 'malformed_body']);
    const form = request('POST', { ...OWN, 'content-type': 'text/plain' }, { boot: boot.id });
    expect(await codeOf(await POST(form))).toEqual([415, 'unsupported_media_type']);
    const large = request('POST', OWN, { boot: boot.id, query: 'x'.repeat(70_000) });
    expect(await codeOf(await POST(large))).toEqual([413, 'body_too_large']);
  });
});

describe('other sites', () => {
  const FOREIGN: Record<string, string>[] = [
    { host: OWN.host, 'sec-fetch-site': 'cross-site' },
    { host: OWN.host, 'sec-fetch-site': 'same-site', origin: ORIGIN },
    { host: OWN.host, origin: 'https://evil.example' },
    { host: OWN.host, origin: 'http://bootfall.example:4000' },
    { host: OWN.host, origin: 'null' },
  ];
  test.each(FOREIGN)('%j may neither share nor revoke', async (headers) => {
    const { cookie, share: made, token } = await share();
    const posted = await POST(request('POST', { ...headers, cookie }, { boot: boot.id }));
    expect(await codeOf(posted)).toEqual([403, 'cross_site']);
    expect(await codeOf(await revoke(made.id, { ...headers, cookie }))).toEqual([403, 'cross_site']);
    expect(await open(token)).not.toBeNull();
  });

  test('a proxy’s name for this server is its own, and programs need none', async () => {
    const proxied = {
      host: 'inner:3000',
      'x-forwarded-host': 'bootfall.example',
      origin: 'https://bootfall.example',
    };
    await share({}, proxied);
    expect((await POST(request('POST', { host: OWN.host }, { boot: boot.id }))).status).toBe(201);
  });
});

describe('revoking', () => {
  test('ends the link for good; only its own browser may', async () => {
    const { cookie, share: made, token } = await share();
    const other = await share();
    expect(await codeOf(await revoke(made.id, OWN))).toEqual([404, 'not_found']);
    expect(await codeOf(await revoke(made.id, { ...OWN, cookie: other.cookie }))).toEqual([404, 'not_found']);
    expect(await codeOf(await revoke("x' OR 1=1", { ...OWN, cookie }))).toEqual([404, 'not_found']);
    expect(await open(token)).not.toBeNull();
    expect((await revoke(made.id, { ...OWN, cookie })).status).toBe(204);
    expect(await open(token)).toBeNull();
    expect(await list(cookie)).toEqual([]);
    expect(await open(other.token)).not.toBeNull();
  });
});

test('a link to a boot unfurls with its name and how it went', async () => {
  const { token } = await share();
  const { data } = thawView((await open(token))?.view);
  const metadata = bootUnfurling(data.detail.boot, data.explanation);
  expect(metadata).toMatchObject({
    title: 'web-7',
    description: expect.stringMatching(/^build 6\.50.s/),
    twitter: { card: 'summary_large_image' },
  });
  expect(bootUnfurling(data.detail.boot).description).toMatch(
    /^Running after a build of 6\.50 s, image warm; longest: image and disk 4\.00 s/,
  );
});

function download(token: string, file: string): Promise<Response> {
  const query = file.split('?')[1] ?? '';
  const asked = new Request(`${ORIGIN}/s/${token}/${file}`, { headers: { host: OWN.host } });
  return getFile(asked, { params: Promise.resolve({ token, file: file.replace(`?${query}`, '') }) });
}

test('what is not shared cannot be downloaded, nor in a form that there is not', async () => {
  const { cookie, share: made, token } = await share();
  expect((await download(token, 'boot.csv')).status).toBe(200);
  for (const file of ['boot.pdf', 'boot', 'csv', '../boot.csv', 'boot.csv.txt'])
    expect((await download(token, file)).status).toBe(404);
  expect(await codeOf(await download(token, 'boot.csv?width=9'))).toEqual([400, 'invalid_parameter']);
  expect((await download('A'.repeat(32), 'boot.csv')).status).toBe(404);
  await revoke(made.id, { ...OWN, cookie });
  expect(await codeOf(await download(token, 'boot.csv'))).toEqual([404, 'not_found']);
});

// Last: it takes the boots away.
test('a view stays what it was when the boot is gone', async () => {
  const { token } = await share();
  const before = await open(token);
  const files = () =>
    Promise.all(
      FORM_SUFFIXES.map(async (suffix) => {
        const response = await download(token, `boot.${suffix}`);
        expect(response.headers.get('cache-control')).toBe('private, no-store');
        expect(response.headers.get('content-disposition')).toContain(`boot-${boot.id}.${suffix}`);
        return Buffer.from(await response.arrayBuffer()).toString('latin1');
      }),
    );
  const downloads = await files();
  expect(downloads[FORM_SUFFIXES.indexOf('json')]).toContain('"verdict"');
  expect(downloads[FORM_SUFFIXES.indexOf('md')]).toContain(`${ORIGIN}/s/${token}`);
  await resetDerived(db);
  expect(await findBoot(db, boot.id)).toBeNull();
  expect(await open(token)).toEqual(before);
  expect(await files()).toEqual(downloads);
});
