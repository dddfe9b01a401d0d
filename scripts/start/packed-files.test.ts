import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { packFiles } from './pack-files';
import { packedAddresses, servePacked } from './packed-files.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'packed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ADDRESS = '/_next/static/a.js';

function ask(url: string, accepted: string | undefined) {
  const headers = new Map<string, string>();
  const request = { url, headers: { 'accept-encoding': accepted } };
  servePacked(new Set([ADDRESS]), request, { setHeader: (name, value) => headers.set(name, value) });
  return { url: request.url, encoding: headers.get('Content-Encoding'), vary: headers.get('Vary') };
}

test('scripts and styles worth it are packed and found', async () => {
  const text = 'export const one = 1;\n'.repeat(200);
  writeFileSync(path.join(folder, 'a.js'), text);
  writeFileSync(path.join(folder, 'small.css'), 'a{}');
  writeFileSync(path.join(folder, 'font.woff2'), text);
  await packFiles(folder);
  expect([...packedAddresses(folder)]).toEqual([ADDRESS]);
  expect(brotliDecompressSync(readFileSync(path.join(folder, 'a.js.br'))).toString()).toBe(text);
});

test.each(['gzip, deflate, br, zstd', 'br', 'br;q=0.8, gzip'])('whoever accepts %s gets it', (accepted) => {
  const packed = { encoding: 'br', vary: 'Accept-Encoding' };
  expect(ask(ADDRESS, accepted)).toEqual({ url: `${ADDRESS}.br`, ...packed });
  expect(ask(`${ADDRESS}?dpl=1`, accepted)).toEqual({ url: `${ADDRESS}.br?dpl=1`, ...packed });
});

test.each(['gzip', 'br;q=0, gzip', 'brotli', undefined])(
  'whoever accepts %s gets the original',
  (accepted) => {
    expect(ask(ADDRESS, accepted)).toEqual({ url: ADDRESS, encoding: undefined, vary: 'Accept-Encoding' });
  },
);

test('what was not packed is left alone', () => {
  const untouched = { encoding: undefined, vary: undefined };
  expect(ask('/_next/static/b.js', 'br')).toEqual({ url: '/_next/static/b.js', ...untouched });
});
