import type { EndedBoot } from '@/lib/domain/ended-boot';
import { bootNames } from '@/lib/store/boot-names';
import type { Database } from '@/lib/store/database';
import { countDirty } from '@/lib/store/dirty';
import { largestMembers } from '@/lib/store/largest-members';
import { countFailures, queueAgeMs } from '@/lib/store/queue-age';
import { METRIC_DIMENSIONS, SLOTS } from './boot-metrics';
import type { Metrics } from './metrics';
import { registerQueueGauges } from './queue-gauges';

const DAY_MS = 86_400_000;
/** The boots by which the largest images, flavors and hosts are chosen. */
const SIZED_BY_MS = 7 * DAY_MS;
/** Older ones come from an import or a rebuild and belong to the statistics, not to a rate of now. */
const RECENT_MS = DAY_MS;
const COUNTED_PENDING = 100_000;

/**
 * Prepares what a process counts of its boots.
 * @returns counts boots that have just been seen to end; never throws, for whoever projects need not care
 */
export function countEndedBoots(
  db: Database,
  metrics: Metrics,
): (boots: readonly EndedBoot[]) => Promise<void> {
  registerQueueGauges(metrics.registry, async () => {
    const [pending, lagMs, failed] = await Promise.all([
      countDirty(db.pool, COUNTED_PENDING),
      queueAgeMs(db),
      countFailures(db),
    ]);
    return { pending, lagMs, failed };
  });
  let reserved: Promise<void> | undefined;
  return async (boots) => {
    const nowMs = Date.now();
    const recent = boots.filter(({ endedAtMs }) => endedAtMs > nowMs - RECENT_MS);
    if (recent.length === 0) return;
    try {
      reserved ??= reserveLargest(db, metrics, nowMs);
      await reserved;
      const names = await bootNames(
        db,
        recent.map(({ id }) => id),
      );
      for (const boot of recent) {
        const { image = null, flavor = null } = names.get(boot.id) ?? {};
        metrics.boots.observe({ ...boot, image, flavor });
      }
    } catch (error) {
      reserved = undefined;
      console.error(`${recent.length} boots are missing from the metrics:`, error);
    }
  };
}

async function reserveLargest(db: Database, metrics: Metrics, nowMs: number): Promise<void> {
  for (const dimension of METRIC_DIMENSIONS) {
    const largest = await largestMembers(db, dimension, nowMs - SIZED_BY_MS, SLOTS[dimension]);
    metrics.boots.reserve(dimension, largest);
  }
}
