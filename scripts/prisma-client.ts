import { ExpectedError } from './expected-error';
import { type ChildOptions, runPackageBinary } from './start/run-child';

/**
 * Writes `generated/prisma` from the schema. The generator asks for Prisma's native schema engine, which would have to be
 * downloaded, without using it: any executable does.
 */
export async function generatePrismaClient(options: ChildOptions = {}): Promise<void> {
  const { code, output } = await runPackageBinary('prisma/build/index.js', ['generate'], {
    ...options,
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  });
  if (code !== 0) throw new ExpectedError(`The database client could not be generated:\n${output.trim()}`);
}
