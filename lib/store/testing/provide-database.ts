import type { Database } from '../database';

/** Makes `getDatabase()` answer this database in the test's process, as route handlers ask for it. */
export function provideDatabase(db: Database): void {
  (globalThis as typeof globalThis & { bootfallDatabase?: Database }).bootfallDatabase = db;
}
