import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { getEnv } from '@/lib/env';
import { migrateDatabase } from '@/lib/store/migrate';
import { startThrowawayPostgres } from '../postgres/throwaway';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database with the current schema and no rows, to be cloned and never connected to. */
    templateUrl: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Makes the template that every database test clones: in the server of DATABASE_URL, or in one of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = getEnv().DATABASE_URL;
  if (!given) {
    const server = await startThrowawayPostgres();
    await migrateDatabase(server.databaseUrl, root);
    project.provide('templateUrl', server.databaseUrl);
    return () => server.stop();
  }
  const name = `bootfall_template_${process.pid}`;
  await execute(given, `CREATE DATABASE "${name}"`);
  const template = new URL(given);
  template.pathname = `/${name}`;
  await migrateDatabase(template.href, root);
  project.provide('templateUrl', template.href);
  return () => execute(given, `DROP DATABASE "${name}" WITH (FORCE)`);
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
