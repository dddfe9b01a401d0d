import { endedBootOf } from '@/lib/domain/ended-boot';
import type { Database } from '@/lib/store/database';
import { isMissingPartition, isTransient } from '@/lib/store/database-error';
import { skipDirty } from '@/lib/store/dirty';
import { ensurePartitions, forgetPartitions } from '@/lib/store/partitions';
import { inTransaction } from '@/lib/store/transaction';
import { type Assembler, assembler as realAssembler } from './assembler';
import { BatchError, MissingPartitions } from './batch-error';
import { projectBatch } from './project-batch';
import type { OnEnded } from './projector-news';

/**
 * Brings the boots of some dirty subjects up to date. Any number of processes may do so at once. A subject that cannot be
 * projected is noted and skipped; it keeps the boots it had.
 * @param limit how much to take at most
 * @param onEnded told of boots that are now seen to run or to have failed, after they are stored
 * @returns the number of subjects taken; 0 when there is nothing to do
 * @throws when the database is out of reach; nothing is lost then
 */
export async function projectDirty(
  db: Database,
  limit: number,
  assembler: Assembler = realAssembler,
  onEnded: OnEnded = () => {},
): Promise<number> {
  const withPartitions = (most: number) => projectWithPartitions(db, most, assembler, onEnded);
  try {
    return await withPartitions(limit);
  } catch (error) {
    if (!(error instanceof BatchError) || isTransient(error.cause)) throw error;
    return projectOneByOne(db, limit, withPartitions);
  }
}

/** One of a batch made it fail as a whole: alone, it fails alone. */
async function projectOneByOne(
  db: Database,
  limit: number,
  projectSome: (most: number) => Promise<number>,
): Promise<number> {
  let taken = 0;
  while (taken < limit) {
    const found = await projectSome(1).catch(async (error: unknown) => {
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
  onEnded: OnEnded,
  retries = 3,
): Promise<number> {
  try {
    const { taken, ended } = await projectBatch(db, limit, assembler);
    if (ended.length > 0) onEnded(ended.map(endedBootOf));
    return taken;
  } catch (error) {
    if (!(error instanceof BatchError) || retries === 0) throw error;
    if (error.cause instanceof MissingPartitions) {
      await ensurePartitions(db, 'phase', error.cause.moments);
    } else if (isMissingPartition(error.cause)) {
      forgetPartitions(db);
    } else {
      throw error;
    }
    return projectWithPartitions(db, limit, assembler, onEnded, retries - 1);
  }
}
