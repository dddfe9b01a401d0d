import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';

/** Installs the packages of package-lock.json unless exactly they are installed. Throws with the installer's own words. */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  await withLock(path.join(root, '.cache', 'install.lock'), async (hold) => {
    if (isInstalled(root)) return;
    const began = Date.now();
    console.log('Installing packages …');
    await runNpm(root, hold);
    console.log(`${'Packages installed'.padEnd(28)} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });
}

async function runNpm(root, hold) {
  const child = spawn('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  hold(child.pid);
  let stopped = false;
  const forward = (signal) => {
    stopped = true;
    child.kill(signal);
  };
  process.once('SIGTERM', forward).once('SIGINT', forward);
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? '' : output.trim() || `npm ci ended with ${signal ?? code}`),
    );
  });
  process.off('SIGTERM', forward).off('SIGINT', forward);
  if (stopped) throw new Error('Stopped while installing packages');
  if (failure) {
    throw new Error(`The packages could not be installed: ${failure.split('\n').slice(0, 8).join('\n')}`);
  }
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
    return undefined;
  }
}
