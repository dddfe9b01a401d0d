import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { isNewEnough } from './node-version.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bootfall-bootstrap-'));
  mkdirSync(path.join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, packages: object) =>
  writeFileSync(path.join(root, file), JSON.stringify({ packages }));

test('Node from 20.19 on', () => {
  expect(['20.19.0', '20.20.1', '22.0.0'].map(isNewEnough)).toEqual([true, true, true]);
  expect(['20.18.9', '18.20.8', '8.0.0'].map(isNewEnough)).toEqual([false, false, false]);
});

test('installed means every package of the lock file in its version; optional ones may be missing', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', wanted);
  expect(isInstalled(root)).toBe(false);
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(root)).toBe(true);
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.1' } });
  expect(isInstalled(root)).toBe(false);
});

test('a lock lets one in at a time', async () => {
  const file = path.join(root, 'x.lock');
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} in`);
    await sleep(50);
    order.push(`${name} out`);
  };
  await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
});

test('the lock of a process that is gone does not count', async () => {
  const file = path.join(root, 'x.lock');
  writeFileSync(file, '999999999');
  expect(await withLock(file, () => 'ran')).toBe('ran');
});

test('the child of a killed holder still holds it', async () => {
  const file = path.join(root, 'x.lock');
  const child = spawn('sleep', ['0.4']);
  writeFileSync(file, `999999999\n${child.pid}\n`);
  const began = performance.now();
  await withLock(file, () => {});
  expect(performance.now() - began).toBeGreaterThan(300);
});
