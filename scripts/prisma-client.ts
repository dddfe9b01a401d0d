import { spawn } from 'node:child_process';
import path from 'node:path';
import { ExpectedError } from './expected-error';
import { ROOT } from './paths';

/**
 * Writes `generated/prisma` from the schema. The generator asks for Prisma's native schema engine, which would have to be
 * downloaded, without using it: any executable does.
 */
export async function generatePrismaClient(): Promise<void> {
  const child = spawn(process.execPath, [path.join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new ExpectedError(`The database client could not be generated:\n${output.trim()}`);
}
