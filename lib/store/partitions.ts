import type pg from 'pg';
import type { Database } from './database';
import { timestampOf } from './timestamp';
import { inTransaction } from './transaction';

/** Tables that are partitioned by month. */
export type PartitionedTable = 'event' | 'phase';

/** Any constant does, as long as every process uses the same: partitions are made one at a time. */
const ADVISORY_LOCK = 0x70617274;

/** Moments of one day are of one month. */
const DAY_MS = 86_400_000;

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
  const months = new Set(missingPartitions(db, table, moments).map(monthOf));
  for (const month of [...months].sort()) {
    await makePartition(db, table, month);
    partitionsOf(db).add(`${table}_${month}`);
  }
}

/** Of these moments those whose partition this process has not seen yet. */
export function missingPartitions(
  db: Database,
  table: PartitionedTable,
  moments: Iterable<number>,
): number[] {
  const made = partitionsOf(db);
  const checked = new Map<number, boolean>();
  return [...moments].filter((moment) => {
    // Rounded as it will be stored, which may make it one of the next day.
    const day = Math.floor(Math.round(moment * 1000) / 1000 / DAY_MS);
    let isMissing = checked.get(day);
    if (isMissing === undefined) {
      isMissing = !made.has(`${table}_${monthOf(moment)}`);
      checked.set(day, isMissing);
    }
    return isMissing;
  });
}

/** Forgets which partitions exist, because one was dropped meanwhile. */
export function forgetPartitions(db: Database): void {
  known.delete(db.pool);
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
