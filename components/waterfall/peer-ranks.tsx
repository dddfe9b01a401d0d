'use client';

import { useSearchParams } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { hasEnough, type PeerRank } from '@/lib/domain/peers';

/** How the peers of a boot fared in its phases. */
export interface PhaseRanks {
  /** By phase name; the boot's own phases only. */
  byName: Readonly<Record<string, PeerRank>>;
  /** Names of which the boot has several phases: their rank is that of the sum. */
  repeated: readonly string[];
}

/** A phase's rank. */
export interface RowRank {
  rank: PeerRank;
  /** It is the rank of all phases of the name together. */
  isOfSum: boolean;
}

interface RanksInView {
  ranks: PhaseRanks | null;
  bySlowness: boolean;
}

const Context = createContext<RanksInView>({ ranks: null, bySlowness: false });

/** Gives the rows of a waterfall the ranks of their phases; null where no peers are known. */
export function PeerRanksProvider({ ranks, children }: { ranks: PhaseRanks | null; children: ReactNode }) {
  const bySlowness = useSearchParams().get('colour') === 'slowness' && ranks !== null;
  const value = useMemo(() => ({ ranks, bySlowness }), [ranks, bySlowness]);
  return <Context value={value}>{children}</Context>;
}

/** What the rows know of the peers. */
export function usePeerRanks() {
  const { ranks, bySlowness } = useContext(Context);
  const rankOf = (phase: { key: string; name: string } | null): RowRank | null => {
    const rank = phase === null ? undefined : ranks?.byName[phase.name];
    if (phase === null || rank === undefined || ranks === null) return null;
    const isOfSum = ranks.repeated.includes(phase.name);
    // Of several phases the first one tells the rank of all.
    return isOfSum && phase.key !== phase.name ? null : { rank, isOfSum };
  };
  const toggleSlowness = () => ranks !== null && writeColour(bySlowness ? null : 'slowness');
  // Called for each row: only the legend asks whether any has a band.
  const hasBands = () => ranks !== null && Object.values(ranks.byName).some(hasEnough);
  return { hasRanks: ranks !== null, hasBands, bySlowness, toggleSlowness, rankOf };
}

/** Nothing on the server depends on it: no request, and no step for Back. */
function writeColour(colour: 'slowness' | null) {
  const url = new URL(location.href);
  if (colour === null) url.searchParams.delete('colour');
  else url.searchParams.set('colour', colour);
  history.replaceState(null, '', url);
}
