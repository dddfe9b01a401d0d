import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded';

/**
 * Starts an empty Postgres in a temporary folder; `stop` removes it.
 * @param options `durable` where the cost of surviving a power cut is part of what is looked at; tests do without
 */
export async function startThrowawayPostgres({ durable = false } = {}): Promise<EmbeddedPostgres> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bootfall-test-'));
  // The server may run as another user than the one who made the folder.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, () => {}, durable);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(realpathSync(path.join(folder, 'postgres')), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
