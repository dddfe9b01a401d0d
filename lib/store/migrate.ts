import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HistoryDiagnostic, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { type StartedEngine, startSchemaEngine } from './schema-engine';

/** A reason not to migrate that the operator can act on; the message is one line. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

const NO_FILTER = { externalTables: [], externalEnums: [] };
/** Any constant does, as long as every Bootfall uses the same: it makes two that start at once take turns. */
const ADVISORY_LOCK = 0x626f6f74;

/**
 * Brings a database to the schema of this checkout and writes Prisma's ordinary `_prisma_migrations` table.
 * @param url connection string of an existing database
 * @param root folder that holds `prisma/`
 * @returns the names of the migrations applied now, oldest first
 * @throws MigrationError when the database is newer than the checkout, or a migration was edited or fails
 */
export async function migrateDatabase(url: string, root: string): Promise<string[]> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    // The one session holds the lock from beginning to end.
    idleTimeoutMillis: 0,
    application_name: 'bootfall migrate',
  });
  pool.on('error', () => {});
  try {
    await pool.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const migrations = await readMigrations(path.join(root, 'prisma', 'migrations'));
    const schema = await readFile(path.join(root, 'prisma', 'schema.prisma'), 'utf8');
    const started = await startSchemaEngine(pool, schema);
    await settleHistory(started.engine, migrations);
    return await applyMigrations(started, migrations);
  } finally {
    await pool.end();
  }
}

async function applyMigrations(
  { engine, scriptError }: StartedEngine,
  migrationsList: MigrationList,
): Promise<string[]> {
  try {
    const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return result.appliedMigrationNames;
  } catch (cause) {
    const name = /migration_name="([^"]+)"/.exec(String(cause))?.[1];
    const reason = scriptError()?.message ?? String(cause);
    throw new MigrationError(`Migration ${name ?? ''} failed: ${firstLine(reason)}`, { cause });
  }
}

async function settleHistory(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const found = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  const unknown = unknownMigrations(found.history);
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database has a newer schema than this version of Bootfall knows (${unknown.join(', ')}): update Bootfall`,
    );
  }
  const edited = found.editedMigrationNames.filter((name) => !found.failedMigrationNames.includes(name));
  if (edited.length > 0) {
    throw new MigrationError(`A migration was changed after it had been applied: ${edited.join(', ')}`);
  }
  // A migration is one transaction, so one that was cut short left nothing behind and may simply run again.
  for (const migrationName of found.failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
}

function unknownMigrations(history: HistoryDiagnostic | null): string[] {
  return history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [];
}

async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(folder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: folder,
    lockfile: { path: lockfile, content: await readFile(path.join(folder, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
