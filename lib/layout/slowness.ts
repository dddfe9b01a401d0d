import type { PeerRank } from '@/lib/domain/peers';
import { hasEnough } from '@/lib/domain/peers';

/** How slow a phase was among its peers, in the order in which it is drawn: lighter to stronger. */
export const SLOWNESS_LEVELS = ['unknown', 'usual', 'above', 'slow', 'extreme'] as const;

export type Slowness = (typeof SLOWNESS_LEVELS)[number];

/** Up to the median, up to p95, up to p99, beyond; unknown with fewer peers than anything can be concluded from. */
export function slownessOf(rank: Pick<PeerRank, 'n' | 'faster'> | null): Slowness {
  if (rank === null || rank.faster === null || !hasEnough(rank)) return 'unknown';
  if (rank.faster <= 0.5) return 'usual';
  if (rank.faster <= 0.95) return 'above';
  return rank.faster <= 0.99 ? 'slow' : 'extreme';
}

/** Where a duration stands among its peers: `p98` is slower than 98 % of them, `max` than all. */
export function formatRank(faster: number): string {
  return faster === 1 ? 'max' : `p${Math.floor(faster * 100)}`;
}

interface Interval {
  startMs: number;
  durationMs: number;
}

/** The stretch in which a phase that began at `startMs` ends among most of its peers: from their p50 to their p95. */
export function peerBandOf(startMs: number, rank: Pick<PeerRank, 'p50' | 'p95'>): Interval | null {
  if (rank.p50 === null || rank.p95 === null) return null;
  return { startMs: startMs + rank.p50, durationMs: rank.p95 - rank.p50 };
}
