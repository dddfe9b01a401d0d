import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './database';
import { isLockTimeout } from './database-error';
import { holdProjections } from './dirty';
import type { Connection } from './query';
import { inTransaction } from './transaction';

/**
 * Removes everything that is derived from events and marks every subject dirty, also links requests to instances anew. Shippers
 * go on meanwhile, projectors rest; afterwards readers see the boots come back one after another.
 * @returns the number of subjects marked
 */
export function resetDerived(db: Database): Promise<number> {
  return inTransaction(db, async (connection) => {
    await holdProjections(connection);
    await connection.query(`
      INSERT INTO "request_link" ("cloud", "request_id", "subject")
      SELECT DISTINCT "cloud", "request_id", "subject" FROM "event"
      WHERE "instance" IS NOT NULL AND "request_id" IS NOT NULL
      ON CONFLICT DO NOTHING`);
    const { rowCount } = await connection.query(`
      INSERT INTO "dirty" ("cloud", "subject", "from_at", "to_at")
      SELECT "cloud", "subject", min("at"), max("at") FROM "event" GROUP BY "cloud", "subject"`);
    await emptyDerived(connection);
    return rowCount ?? 0;
  });
}

const ATTEMPTS = 600;
const PAUSE_MS = 50;

/**
 * Last and quickly, for it locks readers out. They take their locks in other orders: giving up before Postgres looks for
 * deadlocks (deadlock_timeout, 1 s) makes none of them a victim.
 */
async function emptyDerived(connection: Connection): Promise<void> {
  await connection.query(`SET LOCAL lock_timeout = '200ms'`);
  for (let attempt = 1; ; attempt += 1) {
    await connection.query('SAVEPOINT before_truncate');
    try {
      await connection.query(
        `TRUNCATE "boot", "phase", "image", "flavor", "host", "image_fact", "projection_failure" RESTART IDENTITY`,
      );
      return;
    } catch (error) {
      if (!isLockTimeout(error) || attempt === ATTEMPTS) throw error;
      await connection.query('ROLLBACK TO SAVEPOINT before_truncate');
      await pause(PAUSE_MS);
    }
  }
}
