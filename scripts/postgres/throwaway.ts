import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded';

/** Starts an empty Postgres in a temporary folder; `stop` removes it. For tests: it does not survive a power cut. */
export async function startThrowawayPostgres(): Promise<EmbeddedPostgres> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bootfall-test-'));
  // The server may run as another user than the one who made the folder.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, () => {}, false);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(realpathSync(path.join(folder, 'postgres')), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
