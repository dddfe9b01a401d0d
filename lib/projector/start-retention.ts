import type { Database } from '@/lib/store/database';
import { dropExpired } from '@/lib/store/drop-expired';

/** Months go by slowly; a process that was started anew does it at once. */
const EVERY_MS = 3_600_000;

/** Removes now, and every hour, what is older than so many days; a try that fails is made again the hour after. */
export function startRetention(db: Database, days: number): void {
  const work = async () => {
    try {
      const dropped = await dropExpired(db, expiryOf(Date.now(), days));
      if (dropped !== null && dropped.boots + dropped.partitions.length > 0) {
        console.log(
          `Retention: ${dropped.boots} boots removed, and ${dropped.partitions.join(', ') || 'no month'}`,
        );
      }
    } catch (error) {
      console.error('Retention is tried again in an hour:', error);
    }
  };
  void work();
  setInterval(() => void work(), EVERY_MS).unref();
}

/** Unix milliseconds before which everything has expired: the beginning of a month (UTC), so many days ago or earlier. */
export function expiryOf(nowMs: number, days: number): number {
  const oldest = new Date(nowMs - days * 86_400_000);
  return Date.UTC(oldest.getUTCFullYear(), oldest.getUTCMonth());
}
