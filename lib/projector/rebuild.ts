import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@/lib/store/database';
import { countDirty } from '@/lib/store/dirty';
import { resetDerived } from '@/lib/store/reset-derived';
import { projectDirty } from './project-dirty';

/** How far a rebuild is: numbers of subjects, that is of instances, requests and hosts' images. */
export interface RebuildProgress {
  done: number;
  total: number;
}

const BATCH = 200;
/** Two transactions at once: one computes while the other waits for the database. */
const WORKERS = 2;
/** Subjects that other projectors hold are theirs to finish. */
const WAIT_MS = 50;

/**
 * Derives everything anew from the events: the same boots under the same ids. A server may go on meanwhile; its projector
 * then shares the work.
 * @param onProgress called after each batch
 */
export async function rebuild(
  db: Database,
  onProgress: (progress: RebuildProgress) => void = () => {},
): Promise<void> {
  const total = await resetDerived(db);
  let done = 0;
  onProgress({ done, total });
  const work = async () => {
    for (;;) {
      const taken = await projectDirty(db, BATCH);
      // What other projectors did is not seen, and what becomes dirty anew comes on top: the end is when nothing is left.
      done = Math.min(done + taken, total);
      onProgress({ done, total });
      if (taken > 0) continue;
      if ((await countDirty(db.pool, 1)) === 0) return;
      await pause(WAIT_MS);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  onProgress({ done: total, total });
}
