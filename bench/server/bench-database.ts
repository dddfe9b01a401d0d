import pg from 'pg';
import { migrateDatabase } from '@/lib/store/migrate';
import { ROOT } from '@/scripts/paths';
import type { EmbeddedPostgres } from '@/scripts/postgres/embedded';
import { processesIn } from '@/scripts/postgres/processes';
import { startThrowawayPostgres } from '@/scripts/postgres/throwaway';
import type { Cleanup } from '@/scripts/start/cleanup';

/** A Postgres that is removed with the bench, but writes as durably as the one that keeps data. */
export async function startBenchPostgres(cleanup: Cleanup): Promise<EmbeddedPostgres> {
  const server = await startThrowawayPostgres({ durable: true });
  cleanup.add(() => server.stop());
  return server;
}

/** An empty database of the current schema; answers its connection string. */
export async function makeDatabase(server: EmbeddedPostgres, name: string): Promise<string> {
  await onServer(server, `CREATE DATABASE "${name}"`);
  const url = server.url(name);
  await migrateDatabase(url, ROOT);
  return url;
}

/** The numbers of all processes of the server at the moment of asking. */
export async function postgresPids(server: EmbeddedPostgres): Promise<() => number[]> {
  const { rows } = await onServer(server, 'SHOW data_directory');
  const folder = String(rows[0]?.data_directory);
  return () => processesIn(folder);
}

async function onServer(server: EmbeddedPostgres, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  return client.query(sql).finally(() => client.end());
}
