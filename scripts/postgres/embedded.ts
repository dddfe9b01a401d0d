import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { chooseAccount } from './account';
import { findServerBinaries } from './binaries';
import { openCluster } from './cluster';
import { stopLeftoverServer } from './leftover';
import { placeBinaries, placeCluster } from './place';
import { type RunningServer, startServer } from './server';

/** A started server and the connection string of Bootfall's database in it. */
export interface EmbeddedPostgres extends RunningServer {
  databaseUrl: string;
}

const DATABASE = 'bootfall';

/**
 * Starts the Postgres that keeps its data in `<dataDir>/postgres`, made on first use, recovered after a kill.
 * Nobody else may be using `dataDir`. Throws ExpectedError.
 * @param dataDir absolute path
 * @param say receives a line for what the operator should know
 * @param durable false for a database that is thrown away
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  say: (line: string) => void,
  durable = true,
): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const installed = await findServerBinaries();
  const account = chooseAccount(`${dataDir}/postgres`, say);
  const home = await placeCluster(dataDir, account, say);
  const cluster = await openCluster(home, await placeBinaries(installed, account), account);
  if (await stopLeftoverServer(cluster)) say('Stopped a Postgres left by an earlier run');
  const server = await startServer(cluster, durable);
  try {
    await ensureDatabase(server.url('postgres'), DATABASE);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, databaseUrl: server.url(DATABASE) };
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${name}"`);
  } finally {
    await client.end();
  }
}
