import type { ReactNode } from 'react';
import { slownessOf } from '@/lib/layout/slowness';
import { usePeerRanks } from '../peer-ranks';

/** Colours the bar in it by how slow its phase was among the peers, where the reader asks for that. */
export function SlownessColour({
  phase,
  children,
}: {
  phase: { key: string; name: string } | null;
  children: ReactNode;
}) {
  const { bySlowness, rankOf } = usePeerRanks();
  if (!bySlowness) return children;
  return (
    <span data-slowness={slownessOf(rankOf(phase)?.rank ?? null)} className="contents">
      {children}
    </span>
  );
}
