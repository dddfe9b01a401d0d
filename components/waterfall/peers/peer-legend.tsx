'use client';

import { SLOWNESS_LEVELS, type Slowness } from '@/lib/layout/slowness';
import { usePeerRanks } from '../peer-ranks';

const MEANING: Record<Slowness, string> = {
  unknown: 'too few peers',
  usual: 'up to p50',
  above: 'up to p95',
  slow: 'up to p99',
  extreme: 'beyond p99',
};

/** What the marks of the peers mean: the band behind a bar, and the bars' colours where they tell slowness. */
export function PeerLegend() {
  const { hasBands, bySlowness } = usePeerRanks();
  const isBanded = hasBands();
  if (!isBanded && !bySlowness) return null;
  return (
    <ul
      className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1 text-2xs text-ink-2 print:hidden"
      aria-label="Marks of the peers"
    >
      {isBanded && (
        <li className="flex items-center gap-1">
          <span aria-hidden="true" className="relative h-3 w-6">
            <span className="peer-band absolute inset-0" />
          </span>
          p50 to p95 of the peers
        </li>
      )}
      {bySlowness &&
        SLOWNESS_LEVELS.map((level) => (
          <li key={level} data-slowness={level} className="flex items-center gap-1">
            <span aria-hidden="true" data-stage="request" className="bar-work size-2.5" />
            {MEANING[level]}
          </li>
        ))}
    </ul>
  );
}
