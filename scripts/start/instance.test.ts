import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identifyProcess, isAlive } from '../postgres/processes';
import { claimDataFolder, runningBootfall } from './instance';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bootfall-instance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const gone = { pid: process.pid, startedAt: 'another process with the same number' };
const writeRecord = (record: object) =>
  writeFileSync(path.join(folder, 'instance.json'), JSON.stringify(record));
const claim = (said: string[] = []) =>
  claimDataFolder(folder, 'http://localhost:3000', (line) => said.push(line));

test('a claimed folder is refused to a second run and free after release', async () => {
  const instance = await claim();
  await expect(claim()).rejects.toThrow(/already runs at http:\/\/localhost:3000/);
  instance.release();
  (await claim()).release();
  expect(existsSync(path.join(folder, 'instance.json'))).toBe(false);
});

test('a running Bootfall is known by its folder, from when its web server started until its release', async () => {
  expect(runningBootfall(folder)).toBeUndefined();
  const instance = await claim();
  expect(runningBootfall(folder)).toBeUndefined();
  instance.recordWeb(process.pid);
  expect(runningBootfall(folder)).toBe('http://localhost:3000');
  instance.release();
  expect(runningBootfall(folder)).toBeUndefined();
  writeRecord({ supervisor: gone, url: 'http://localhost:1', web: gone });
  expect(runningBootfall(folder)).toBeUndefined();
});

test('the record of a killed run is taken over and its web server stopped', async () => {
  const web = spawn('sleep', ['60']);
  writeRecord({ supervisor: gone, url: 'http://localhost:1', web: identifyProcess(web.pid ?? 0) });
  const said: string[] = [];
  await claim(said);
  expect(isAlive(web.pid ?? 0)).toBe(false);
  expect(said).toEqual(['Stopped a web server left by an earlier run']);
});

test('a stranger that got the number of the old web server is left alone', async () => {
  const stranger = spawn('sleep', ['60']);
  try {
    writeRecord({ supervisor: gone, url: '', web: { pid: stranger.pid, startedAt: 'long ago' } });
    await claim();
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  } finally {
    stranger.kill();
  }
});

test('a record cut short counts as none', async () => {
  writeFileSync(path.join(folder, 'instance.json'), '{"superv');
  (await claim()).release();
});

test('a folder that cannot be made is one clear line', async () => {
  await expect(claimDataFolder('/proc/nowhere', '', () => {})).rejects.toThrow(
    /^DATA_DIR \/proc\/nowhere cannot/,
  );
});
