import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { ExpectedError } from '../expected-error';
import { freePort } from '../free-port';
import { localUrl, requireFreePort, shownUrl } from './address';

test('addresses for people and for ourselves', () => {
  expect(shownUrl('127.0.0.1', 3000)).toBe('http://localhost:3000');
  expect(shownUrl('0.0.0.0', 3000)).toBe('http://localhost:3000');
  expect(shownUrl('10.0.0.5', 3000)).toBe('http://10.0.0.5:3000');
  expect(localUrl('0.0.0.0', 80)).toBe('http://127.0.0.1:80');
  expect(localUrl('::', 80)).toBe('http://[::1]:80');
});

test('a port in use is refused with a way out, and freePort gives another', async () => {
  const port = await freePort('127.0.0.1');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    await expect(requireFreePort('127.0.0.1', port)).rejects.toThrow(/is used by another program.*PORT=/);
    expect(await freePort('127.0.0.1', port)).not.toBe(port);
  } finally {
    server.close();
  }
});

test('an address of another machine is refused', async () => {
  await expect(requireFreePort('192.0.2.1', 3000)).rejects.toThrow(ExpectedError);
});
