import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port';
import { ROOT } from '../paths';
import { ensureBuild, ensureClient } from '../start/build';
import { type ChildResult, runPackageBinary } from '../start/run-child';
import { ensureBrowser } from './install-browser';
import { type Tally, tallyExit, tallyPlaywright, tallyVitest } from './tally';

/** One part of `npm test`. It prints what its program says and never throws for a failed test. */
export interface TestStep {
  name: string;
  run(): Promise<Tally>;
}

export const TEST_STEPS: TestStep[] = [
  { name: 'lint', run: () => check('@biomejs/biome/bin/biome', ['ci', '--colors=off', '.']) },
  { name: 'types', run: checkTypes },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'database', run: () => runVitest('db') },
  { name: 'build', run: () => ensureBuild().then(() => tallyExit(0)) },
  { name: 'end-to-end', run: runPlaywright },
];

const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0', CI: '1', NEXT_TELEMETRY_DISABLED: '1' };

async function check(file: string, args: string[]): Promise<Tally> {
  const { code, output } = await runPackageBinary(file, args, { env: PLAIN });
  if (code !== 0) console.log(output.trim());
  return tallyExit(code);
}

async function checkTypes(): Promise<Tally> {
  await ensureClient();
  const routes = await check('next/dist/bin/next', ['typegen']);
  return routes.failed > 0 ? routes : check('typescript/bin/tsc', ['--noEmit', '--pretty', 'false']);
}

async function runVitest(project: string): Promise<Tally> {
  await ensureClient();
  const report = reportFile(project);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const result = await runPackageBinary('vitest/vitest.mjs', args, { env: PLAIN });
  printTests(result);
  return tallyVitest(readReport(report), result.code);
}

async function runPlaywright(): Promise<Tally> {
  await ensureBrowser();
  const report = reportFile('e2e');
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bootfall-e2e-'));
  // The database may run as another user than the one who made the folder.
  chmodSync(dataDir, 0o755);
  try {
    const result = await runPackageBinary(
      '@playwright/test/cli.js',
      ['test', '--reporter=dot,json', '--pass-with-no-tests'],
      {
        env: {
          ...PLAIN,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          E2E_PORT: String(await freePort('127.0.0.1')),
          E2E_DATA_DIR: dataDir,
        },
      },
    );
    printTests(result);
    return tallyPlaywright(readReport(report), result.code);
  } finally {
    removeDataFolder(dataDir);
  }
}

/** The dots of a step that passed say nothing. */
function printTests({ code, output }: ChildResult): void {
  if (code !== 0) console.log(output.trim());
}

function reportFile(name: string): string {
  const folder = path.join(ROOT, '.cache', 'reports');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

function readReport(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The cluster may have been placed elsewhere, with a link to it. */
function removeDataFolder(folder: string): void {
  const cluster = path.join(folder, 'postgres');
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
