import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './fingerprint';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bootfall-fingerprint-'));
  mkdirSync(path.join(root, 'app/deep'), { recursive: true });
  writeFileSync(path.join(root, 'app/deep/page.tsx'), 'one');
  writeFileSync(path.join(root, 'app/page.test.tsx'), 'test');
});
afterEach(() => rmSync(root, { recursive: true }));

const digest = () => fingerprint(root, ['app', 'absent'], /\.test\.tsx$/);

test('the same files give the same digest', () => {
  expect(digest()).toBe(digest());
});

test('content and names count, ignored files do not', () => {
  const before = digest();
  writeFileSync(path.join(root, 'app/page.test.tsx'), 'changed');
  expect(digest()).toBe(before);
  renameSync(path.join(root, 'app/deep/page.tsx'), path.join(root, 'app/deep/other.tsx'));
  const renamed = digest();
  expect(renamed).not.toBe(before);
  writeFileSync(path.join(root, 'app/deep/other.tsx'), 'two');
  expect(digest()).not.toBe(renamed);
});

test('an entry that appears later changes it', () => {
  const before = digest();
  writeFileSync(path.join(root, 'absent'), '');
  expect(digest()).not.toBe(before);
});
