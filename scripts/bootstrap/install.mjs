import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';

/**
 * Installs the packages of package-lock.json unless exactly they are installed.
 * Ends the process with the installer's own words when that fails.
 */
export async function installPackages(root, say = console.log) {
  if (isInstalled(root)) return;
  await withLock(path.join(root, '.cache', 'install.lock'), () => {
    if (isInstalled(root)) return;
    const began = Date.now();
    say('Installing packages …');
    const done = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) fail(done);
    say(`Packages installed in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });
}

function fail({ error, stderr = '' }) {
  const reason = error?.message ?? stderr.trim().split('\n').slice(0, 8).join('\n');
  console.error(`The packages could not be installed: ${reason}`);
  process.exit(1);
}

/** Compares what npm wrote about its last complete installation with the lock file. */
export function isInstalled(root) {
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(path.join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const found = installed[name]?.version;
    return found === version || (optional === true && found === undefined);
  });
}

function readPackages(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    rmSync(file, { force: true });
    return undefined;
  }
}
