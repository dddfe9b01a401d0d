import type pg from 'pg';
import type { Database } from './database';

/** Batches after one with an event that was there already which are expected to have some too. */
const SUSPICION = 50;

const watches = new WeakMap<pg.Pool, ResendWatch>();

/** Remembers whether events come that were sent before: whoever resends, resends much, and each wrong guess costs a rollback. */
export class ResendWatch {
  private suspected = 0;

  /** The watch of all who append to this database. */
  static of(db: Database): ResendWatch {
    let watch = watches.get(db.pool);
    if (!watch) {
      watch = new ResendWatch();
      watches.set(db.pool, watch);
    }
    return watch;
  }

  /** Asked once for each batch. */
  areLikely(): boolean {
    if (this.suspected === 0) return false;
    this.suspected--;
    return true;
  }

  note(): void {
    this.suspected = SUSPICION;
  }
}
