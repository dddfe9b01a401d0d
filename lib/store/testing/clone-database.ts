import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Database } from '../database';

/** A database of its own for one test file; `close` also drops it. */
export interface ClonedDatabase extends Database {
  url: string;
}

/**
 * Clones the migrated, empty template in some tens of milliseconds.
 * ```ts
 * let db: ClonedDatabase;
 * beforeAll(async () => { db = await cloneDatabase(); });
 * afterAll(() => db.close());
 * ```
 */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `bootfall_test_${randomBytes(6).toString('hex')}`;
  await onServer(template, `CREATE DATABASE "${name}" TEMPLATE "${template.pathname.slice(1)}"`);
  const clone = new URL(template);
  clone.pathname = `/${name}`;
  const database = createDatabase(clone.href, 8);
  return {
    ...database,
    url: clone.href,
    async close() {
      await database.close();
      await onServer(template, `DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

/** Runs one statement beside the template, which cannot be cloned while anyone is connected to it. */
async function onServer(template: URL, sql: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
