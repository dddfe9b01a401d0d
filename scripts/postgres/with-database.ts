import path from 'node:path';
import pg from 'pg';
import { getEnv } from '@/lib/env';
import { dataDirectory } from '../paths';
import { connectionString, readAccess } from './cluster';
import { startEmbeddedPostgres } from './embedded';
import { requireReachable } from './reachable';

/**
 * Runs `work` with the connection string of this checkout's database: DATABASE_URL; the embedded server that a running
 * Bootfall started; otherwise one started for the time of `work`.
 */
export async function withDatabase<T>(
  say: (line: string) => void,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const given = getEnv().DATABASE_URL;
  if (given) await requireReachable(given);
  const url = given ?? (await runningServerUrl());
  if (url) return work(url);
  const server = await startEmbeddedPostgres(dataDirectory(), say);
  try {
    return await work(server.databaseUrl);
  } finally {
    await server.stop();
  }
}

async function runningServerUrl(): Promise<string | undefined> {
  const access = await readAccess(path.join(dataDirectory(), 'postgres'));
  if (!access) return undefined;
  const url = connectionString(access, 'bootfall');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return url;
  } catch {
    return undefined;
  }
}
