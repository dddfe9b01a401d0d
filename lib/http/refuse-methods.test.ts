import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { errorSchema } from './answer-schemas';
import { refuseMethods } from './refuse-methods';

test('what an address does not take is refused with what it takes', async () => {
  const { POST, OPTIONS } = refuseMethods('GET');
  const refused = await POST();
  expect(refused.status).toBe(405);
  expect(refused.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  expect(errorSchema.parse(await refused.json()).error.code).toBe('method_not_allowed');
  const told = await OPTIONS();
  expect([told.status, told.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
});

const API = path.join(import.meta.dirname, '../../app/api/v1');
const routes = readdirSync(API, { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === 'route.ts',
);

test.each(routes)('%s refuses what it does not take', (file) => {
  const source = readFileSync(path.join(API, file), 'utf8');
  const refused = /export const \{ ([A-Z, ]+) \} = refuseMethods\(([^)]*)\)/.exec(source);
  const named = (text = '') => text.match(/[A-Z]+/g) ?? [];
  const taken = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    new RegExp(`export const ${method} =`).test(source),
  );
  expect(named(refused?.[2]).sort()).toEqual(taken.sort());
  expect([...named(refused?.[1]), ...taken].sort()).toEqual(
    ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'].sort(),
  );
});
