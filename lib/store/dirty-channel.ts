import type pg from 'pg';
import type { Database } from './database';

const CHANNEL = 'bootfall_dirty';
/** Wake-ups closer together than this would find the projector awake. */
const QUIET_MS = 50;

const scheduled = new WeakSet<pg.Pool>();

/**
 * Tells every projector that something is dirty, soon, and once for many calls. Not within the appending transaction: Postgres
 * lets only one transaction that notifies commit at a time. A lost announcement only costs a poll interval.
 */
export function announceDirty(db: Database): void {
  if (scheduled.has(db.pool)) return;
  scheduled.add(db.pool);
  const timer = setTimeout(() => {
    scheduled.delete(db.pool);
    db.pool.query(`SELECT pg_notify('${CHANNEL}', '')`).catch(() => {});
  }, QUIET_MS);
  timer.unref();
}

/**
 * Calls `wake` whenever something became dirty, until the connection is lost, which calls `lost` once.
 * @returns a function that stops listening
 */
export async function listenForDirty(
  db: Database,
  wake: () => void,
  lost: () => void,
): Promise<() => Promise<void>> {
  const client = await db.pool.connect();
  let open = true;
  const close = (error?: Error) => {
    if (!open) return;
    open = false;
    client.removeAllListeners('notification');
    client.release(error ?? true);
  };
  client.on('notification', wake);
  client.once('error', (error) => {
    close(error);
    lost();
  });
  await client.query(`LISTEN ${CHANNEL}`).catch((error: Error) => {
    close(error);
    throw error;
  });
  return async () => close();
}
