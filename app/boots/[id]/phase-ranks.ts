import type { PhaseRanks } from '@/components/waterfall/peer-ranks';
import type { Boot } from '@/lib/domain/boot';
import type { PeerReport } from '@/lib/domain/peers';

/** What the waterfall needs of the peers: the ranks of the boot's own phases. */
export function phaseRanksOf({ phases }: Boot, peers: PeerReport): PhaseRanks {
  const names = phases.map(({ name }) => name);
  const own = new Set(names);
  const byName = Object.fromEntries(Object.entries(peers.phases).filter(([name]) => own.has(name)));
  return { byName, repeated: [...own].filter((name) => names.indexOf(name) !== names.lastIndexOf(name)) };
}
