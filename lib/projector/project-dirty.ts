import type { Database } from '@/lib/store/database';
import { isMissingPartition, isTransient } from '@/lib/store/database-error';
import { skipDirty } from '@/lib/store/dirty';
import { ensurePartitions, forgetPartitions } from '@/lib/store/partitions';
import { inTransaction } from '@/lib/store/transaction';
import { type Assembler, assembler as realAssembler } from './assembler';
import { BatchError, MissingPartitions } from './batch-error';
import { projectBatch } from './project-batch';

/**
 * Brings the boots of some dirty subjects up to date. Any number of processes may do so at once. A subject that cannot be
 * projected is noted and skipped; it keeps the boots it had.
 * @param limit how much to take at most
 * @returns the number of subjects taken; 0 when there is nothing to do
 * @throws when the database is out of reach; nothing is lost then
 */
export async function projectDirty(
  db: Database,
  limit: number,
  assembler: Assembler = realAssembler,
): Promise<number> {
  try {
    return await projectWithPartitions(db, limit, assembler);
  } catch (error) {
    if (!(error instanceof BatchError) || isTransient(error.cause)) throw error;
    return projectOneByOne(db, limit, assembler);
  }
}

/** One of a batch made it fail as a whole: alone, it fails alone. */
async function projectOneByOne(db: Database, limit: number, assembler: Assembler): Promise<number> {
  let taken = 0;
  while (taken < limit) {
    const found = await projectWithPartitions(db, 1, assembler).catch(async (error: unknown) => {
      if (!(error instanceof BatchError) || isTransient(error.cause)) throw error;
      await skip(db, error);
      return error.subjects.length;
    });
    if (found === 0) break;
    taken += found;
  }
  return taken;
}

function skip(db: Database, { subjects, cause }: BatchError): Promise<void> {
  const message = String(cause instanceof Error ? (cause.stack ?? cause) : cause);
  return inTransaction(db, (connection) => skipDirty(connection, subjects, message));
}

async function projectWithPartitions(
  db: Database,
  limit: number,
  assembler: Assembler,
  retries = 3,
): Promise<number> {
  try {
    return await projectBatch(db, limit, assembler);
  } catch (error) {
    if (!(error instanceof BatchError) || retries === 0) throw error;
    if (error.cause instanceof MissingPartitions) {
      await ensurePartitions(db, 'phase', error.cause.moments);
    } else if (isMissingPartition(error.cause)) {
      forgetPartitions(db);
    } else {
      throw error;
    }
    return projectWithPartitions(db, limit, assembler, retries - 1);
  }
}
