import pg from 'pg';
import type { Database } from './database';
import { timestampOf } from './timestamp';
import { inTransaction } from './transaction';

/** Tables that are partitioned by month. */
export type PartitionedTable = 'event' | 'phase';

/** Any constant does, as long as every process uses the same: partitions are made one at a time. */
const ADVISORY_LOCK = 0x70617274;

const known = new WeakMap<pg.Pool, Set<string>>();

/**
 * Makes the monthly partitions that rows of these moments go to, where they do not exist yet. Call it outside any
 * transaction: it needs a connection of its own.
 * @param moments Unix milliseconds
 */
export async function ensurePartitions(
  db: Database,
  table: PartitionedTable,
  moments: Iterable<number>,
): Promise<void> {
  const made = partitionsOf(db);
  const missing = new Set<string>();
  for (const moment of moments) {
    const month = monthOf(moment);
    if (!made.has(`${table}_${month}`)) missing.add(month);
  }
  for (const month of [...missing].sort()) {
    await makePartition(db, table, month);
    made.add(`${table}_${month}`);
  }
}

/** Forgets which partitions exist, because one was dropped meanwhile. */
export function forgetPartitions(db: Database): void {
  known.delete(db.pool);
}

/** Whether a failed insert found no partition for its row (check_violation, raised for the parent table). */
export function isMissingPartition(error: unknown): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.code === '23514' &&
    error.message.startsWith('no partition of relation')
  );
}

function partitionsOf(db: Database): Set<string> {
  let made = known.get(db.pool);
  if (!made) {
    made = new Set();
    known.set(db.pool, made);
  }
  return made;
}

function monthOf(atMs: number): string {
  return timestampOf(atMs).slice(0, 7).replace('-', '_');
}

function makePartition(db: Database, table: PartitionedTable, month: string): Promise<void> {
  const name = `${table}_${month}`;
  const [year = 0, number = 0] = month.split('_').map(Number);
  const from = new Date(Date.UTC(year, number - 1)).toISOString();
  const to = new Date(Date.UTC(year, number)).toISOString();
  return inTransaction(db, async (connection) => {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    const found = await connection.query('SELECT to_regclass($1) IS NOT NULL AS exists', [name]);
    if (found.rows[0]?.exists) return;
    // Attached rather than created as a partition: that would lock out all readers of the table for a moment.
    await connection.query(`CREATE TABLE "${name}" (LIKE "${table}" INCLUDING ALL)`);
    await connection.query(
      `ALTER TABLE "${table}" ATTACH PARTITION "${name}" FOR VALUES FROM ('${from}') TO ('${to}')`,
    );
  });
}
