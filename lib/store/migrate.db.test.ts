import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MigrationError, migrateDatabase } from './migrate';
import { type ClonedDatabase, cloneDatabase } from './testing/clone-database';

const root = fileURLToPath(new URL('../..', import.meta.url));
let db: ClonedDatabase;
let checkout: string;

beforeAll(async () => {
  checkout = await mkdtemp(path.join(os.tmpdir(), 'bootfall-migrate-'));
});
afterAll(() => rm(checkout, { recursive: true }));

beforeEach(async () => {
  db = await cloneDatabase();
  await rm(path.join(checkout, 'prisma'), { recursive: true, force: true });
  await cp(path.join(root, 'prisma'), path.join(checkout, 'prisma'), { recursive: true });
  return () => db.close();
});

async function addMigration(name: string, sql: string): Promise<void> {
  const folder = path.join(checkout, 'prisma', 'migrations', name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), sql);
}

async function tableExists(name: string): Promise<boolean> {
  const { rows } = await db.pool.query('SELECT to_regclass($1) IS NOT NULL AS found', [name]);
  return rows[0].found;
}

test('the template has the schema, and a second run applies nothing', async () => {
  expect(await tableExists('setting')).toBe(true);
  expect(await migrateDatabase(db.url, checkout)).toEqual([]);
});

test('a script with semicolons inside a function body runs whole', async () => {
  await addMigration(
    '9001_twice',
    `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$
     DECLARE doubled int := n * 2; -- a comment; with one too
     BEGIN RETURN doubled; END $$;
     CREATE TABLE ninth (text text DEFAULT 'a;b');`,
  );
  expect(await migrateDatabase(db.url, checkout)).toEqual(['9001_twice']);
  const { rows } = await db.pool.query('SELECT twice(21) AS answer');
  expect(rows[0].answer).toBe(42);
});

test('a failing migration leaves nothing behind and can be mended', async () => {
  await addMigration('9001_wrong', 'CREATE TABLE half (id int); SELECT nonsense;');
  await expect(migrateDatabase(db.url, checkout)).rejects.toThrow(
    /^Migration 9001_wrong failed: column "nonsense" does not exist$/,
  );
  expect(await tableExists('half')).toBe(false);
  await addMigration('9001_wrong', 'CREATE TABLE half (id int);');
  expect(await migrateDatabase(db.url, checkout)).toEqual(['9001_wrong']);
  expect(await tableExists('half')).toBe(true);
});

test('a newer database is refused by name', async () => {
  await addMigration('9001_future', 'CREATE TABLE future (id int);');
  await migrateDatabase(db.url, checkout);
  await expect(migrateDatabase(db.url, root)).rejects.toThrow(
    new MigrationError(
      'The database has a newer schema than this version of Bootfall knows (9001_future): update Bootfall',
    ),
  );
});

test('an edited migration is refused', async () => {
  await addMigration('9001_edited', 'CREATE TABLE edited (id int);');
  await migrateDatabase(db.url, checkout);
  await addMigration('9001_edited', 'CREATE TABLE edited (id bigint);');
  await expect(migrateDatabase(db.url, checkout)).rejects.toThrow(
    /changed after it had been applied: 9001_edited/,
  );
});

test('two processes that start at once take turns', async () => {
  await addMigration('9001_once', 'CREATE TABLE once (id int); SELECT pg_sleep(0.2);');
  const applied = await Promise.all([migrateDatabase(db.url, checkout), migrateDatabase(db.url, checkout)]);
  expect(applied.flat()).toEqual(['9001_once']);
});

test('the client reads and writes over the shared pool', async () => {
  await db.prisma.setting.create({ data: { key: 'theme', value: { dark: true } } });
  const { rows } = await db.pool.query("SELECT value->>'dark' AS dark FROM setting WHERE key = 'theme'");
  expect(rows).toEqual([{ dark: 'true' }]);
});
