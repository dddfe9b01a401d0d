import type { PhaseRanks } from '@/components/waterfall/peer-ranks';
import type { Boot } from '@/lib/domain/boot';
import type { PeerReport } from '@/lib/domain/peers';

/** What the waterfall needs of the peers: the ranks of the boot's own phases. */
export function phaseRanksOf(
  { phases }: Pick<Boot, 'phases'>,
  peers: Pick<PeerReport, 'phases'>,
): PhaseRanks {
  const own = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of phases) (own.has(name) ? repeated : own).add(name);
  const byName = Object.fromEntries(Object.entries(peers.phases).filter(([name]) => own.has(name)));
  return { byName, repeated: Object.keys(byName).filter((name) => repeated.has(name)) };
}
