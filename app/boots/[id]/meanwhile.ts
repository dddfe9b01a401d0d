import type { MeanwhileOnHost } from '@/components/waterfall/meanwhile-row';
import type { Boot } from '@/lib/domain/boot';
import type { BootSummary } from '@/lib/domain/boot-summary';

/** The other boots on a boot's host as they are drawn beside it; null without a host or without others. */
export function toMeanwhile(boot: Boot, neighbours: readonly BootSummary[]): MeanwhileOnHost | null {
  const { host, startedAtMs } = boot;
  if (host === null || neighbours.length === 0) return null;
  const boots = neighbours.map((other) => ({
    key: other.id,
    name: other.displayName ?? other.instance,
    cold: other.cache.state === 'cold' || other.cache.state === 'follower',
    startMs: other.startedAtMs - startedAtMs,
    endMs: other.endedAtMs - startedAtMs,
  }));
  return { host, boots };
}
