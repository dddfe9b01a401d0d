import { existsSync } from 'node:fs';
import { say } from '../console';
import { ExpectedError } from '../expected-error';
import { type ChildResult, runChild, runPackageBinary } from '../start/run-child';
import { findBrowser } from './browser';

/** Makes sure there is a Chromium: Debian's package where we may install one, otherwise Playwright's download. */
export async function ensureBrowser(): Promise<void> {
  if (findBrowser()) return;
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    say('  installing the package "chromium"');
    await installPackage();
  } else {
    say("  downloading Playwright's Chromium");
    await runPackageBinary('@playwright/test/cli.js', ['install', 'chromium']);
  }
  if (!findBrowser()) {
    throw new ExpectedError('No browser for the end-to-end tests: install Chromium or Google Chrome');
  }
}

async function installPackage(): Promise<void> {
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  // Package lists may be missing or out of date; refreshing good ones is slow.
  if ((await install()).code === 0) return;
  await apt('update');
  const { code, output } = await install();
  if (code !== 0) throw new ExpectedError(`Chromium could not be installed:\n${output.trim()}`);
}

function apt(...args: string[]): Promise<ChildResult> {
  return runChild('apt-get', ['-q', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } });
}

function findProgram(name: string): boolean {
  return (process.env.PATH ?? '')
    .split(':')
    .some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
}
