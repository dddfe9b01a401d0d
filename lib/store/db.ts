import 'server-only';
import { getEnv } from '@/lib/env';
import { createDatabase, type Database } from './database';

// Next evaluates a module once per bundle; the global makes pages, handlers and background work share one pool.
const shared = globalThis as typeof globalThis & { bootfallDatabase?: Database };

/** The database of this process. Throws when DATABASE_URL is unset: whoever starts the process sets it. */
export function getDatabase(): Database {
  if (!shared.bootfallDatabase) {
    const { DATABASE_URL } = getEnv();
    if (!DATABASE_URL) throw new Error('DATABASE_URL is not set; start Bootfall with `npm start`');
    shared.bootfallDatabase = createDatabase(DATABASE_URL);
  }
  return shared.bootfallDatabase;
}
