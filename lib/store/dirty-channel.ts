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
 * Calls `wake` whenever something became dirty, and once when it has begun to listen. Resolves when it is stopped.
 * @throws when the connection cannot be made or is lost
 */
export async function listenForDirty(db: Database, wake: () => void, stopped: AbortSignal): Promise<void> {
  const client = await db.pool.connect();
  try {
    const ended = untilEnded(client, stopped);
    client.on('notification', wake);
    await client.query(`LISTEN ${CHANNEL}`);
    wake();
    await ended;
  } finally {
    client.removeListener('notification', wake);
    // Closed rather than given back: the next user of the connection has not asked to listen.
    client.release(true);
  }
}

function untilEnded(client: pg.PoolClient, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('error', reject);
    stopped.addEventListener('abort', () => resolve(), { once: true });
    if (stopped.aborted) resolve();
  });
}
