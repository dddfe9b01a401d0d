import type { Database } from './database';
import type { Connection } from './query';

/** Runs `work` on one connection in one transaction: committed when it resolves, rolled back when it throws. */
export async function inTransaction<Result>(
  db: Database,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Lets the transaction's commit not wait for the disk: of what can be derived again, or is no more than a figure for the
 * operator. After a crash it is there as a whole or not at all.
 */
export async function commitWithoutWaiting(connection: Connection): Promise<void> {
  await connection.query('SET LOCAL synchronous_commit = off');
}
