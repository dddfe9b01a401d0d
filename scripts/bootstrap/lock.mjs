import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while no other process of this checkout holds the lock; holders that died do not count.
 * @template T
 * @param {string} file
 * @param {(hold: (pid: number | undefined) => void) => T | Promise<T>} work may name child processes as further holders:
 *   they can outlive a parent that is killed, and what they write must not be written twice at once
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!take(file)) await sleep(200);
  try {
    return await work((pid) => {
      if (pid) appendFileSync(file, `${pid}\n`);
    });
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

/** No work takes this long; past it the numbers in the file belong to some later processes. */
const LONGEST_MS = 20 * 60_000;

function isHeld(file) {
  try {
    const ageMs = Date.now() - statSync(file).mtimeMs;
    const pids = readFileSync(file, 'utf8').split('\n').map(Number).filter(Boolean);
    // Just created, it is still empty.
    return pids.length === 0 ? ageMs < 2_000 : ageMs < LONGEST_MS && pids.some(isAlive);
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
