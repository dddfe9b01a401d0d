import { percent } from '@/components/boots/stage-bar';
import { hasEnough } from '@/lib/domain/peers';
import { peerBandOf } from '@/lib/layout/slowness';
import type { Bar } from '@/lib/layout/waterfall';
import { usePeerRanks } from '../peer-ranks';

interface PeerBandProps {
  phase: { key: string; name: string; startMs: number } | null;
  width: number;
  barOf: (interval: { startMs: number; durationMs: number }) => Bar | null;
}

/** Behind a bar: where its phase ends among most of the peers, from their p50 to their p95. */
export function PeerBand({ phase, width, barOf }: PeerBandProps) {
  const found = usePeerRanks().rankOf(phase);
  if (phase === null || found === null || found.isOfSum || !hasEnough(found.rank)) return null;
  const interval = peerBandOf(phase.startMs, found.rank);
  const band = interval && barOf(interval);
  if (!band) return null;
  return (
    <span
      aria-hidden="true"
      className="peer-band absolute inset-y-[8%]"
      data-open={band.clippedRight || undefined}
      style={{ left: percent((band.x / width) * 100), width: percent((band.width / width) * 100) }}
    />
  );
}
