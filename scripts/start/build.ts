import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../bootstrap/lock.mjs';
import { step } from '../console';
import { ExpectedError } from '../expected-error';
import { ROOT } from '../paths';
import { generatePrismaClient } from '../prisma-client';
import { fingerprint } from './fingerprint';
import { packFiles } from './pack-files';
import { type ChildOptions, runPackageBinary } from './run-child';

const TESTS = /\.test\.tsx?$/;
const TOOL_CONFIGS = new Set(['vitest.config.ts', 'playwright.config.ts', 'knip.ts', 'next-env.d.ts']);

/** Generates the database client when the schema changed since it was last generated. */
export function ensureClient(signal?: AbortSignal): Promise<void> {
  const inputs = fingerprint(ROOT, ['prisma/schema.prisma', 'package-lock.json']);
  return ensureMade('generated/fingerprint', inputs, (onStart) =>
    step('Database client generated', () => generatePrismaClient({ signal, onStart })),
  );
}

/** Builds the application when its sources changed since it was last built. */
export function ensureBuild(signal?: AbortSignal): Promise<void> {
  return ensureMade('.next/fingerprint', sourceFingerprint(), (onStart) =>
    step('Application built', () => buildApplication({ signal, onStart })),
  );
}

function sourceFingerprint(): string {
  const files = readdirSync(ROOT).filter((name) => /\.(ts|mjs)$/.test(name) && !TOOL_CONFIGS.has(name));
  const folders = ['app', 'components', 'lib', 'public', 'generated', 'package-lock.json', 'tsconfig.json'];
  return fingerprint(ROOT, [...files.sort(), ...folders], TESTS);
}

async function buildApplication(options: ChildOptions): Promise<void> {
  const { code, output } = await runPackageBinary('next/dist/bin/next', ['build'], {
    ...options,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new ExpectedError(`The application could not be built:\n${output.trim()}`);
  await packFiles(path.join(ROOT, '.next', 'static'));
}

/** Runs `make` unless `stamp` says that it was last completed with these inputs; one process of the checkout at a time. */
async function ensureMade(
  stamp: string,
  inputs: string,
  make: (onStart: ChildOptions['onStart']) => Promise<void>,
): Promise<void> {
  const file = path.join(ROOT, stamp);
  const isMade = () => existsSync(file) && readFileSync(file, 'utf8') === inputs;
  if (isMade()) return;
  await withLock(path.join(ROOT, '.cache', 'build.lock'), async (hold) => {
    if (isMade()) return;
    rmSync(file, { force: true });
    await make(hold);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, inputs);
  });
}
