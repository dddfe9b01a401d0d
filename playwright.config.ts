import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { requireLocalDatabase } from './e2e/support/local-database';
import { CHROMIUM_ARGUMENTS, findBrowser } from './scripts/testing/browser';

requireLocalDatabase(process.env.DATABASE_URL);

const port = Number(process.env.E2E_PORT ?? 3170);
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  // A machine that also builds and tests other things is slow; a test that passes takes no longer for it.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser(), args: CHROMIUM_ARGUMENTS },
  },
  // The first boot can be seen only once: the pages without any come before all others.
  projects: [
    { name: 'empty', testMatch: 'first-light.spec.ts', retries: 0 },
    { name: 'filled', testIgnore: 'first-light.spec.ts' },
  ],
  webServer: {
    command: 'exec node scripts/run.mjs scripts/start.ts',
    url: `${baseURL}/healthz`,
    timeout: 240_000,
    // A run never touches a database that anyone cares for.
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      DATA_DIR: process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), `bootfall-e2e-${port}`),
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
