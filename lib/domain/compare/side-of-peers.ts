import type { Phase } from '../boot';
import { findPhaseKind } from '../catalogue/phases';
import type { PeerReport } from '../peers';
import type { ComparedSide, CompareStart, SidePhase } from './compared-side';
import { namePathsOf } from './name-path';

type OwnPhase = Pick<Phase, 'key' | 'name' | 'parent' | 'stage' | 'kind' | 'concurrent'>;

/**
 * How a boot's peers typically fared, as a side of a comparison: the medians of their durations. A phase is part of it where
 * at least half of them have it. Medians say nothing of when a phase began, nor do they add up.
 * @param own the boot's own phases that are compared: where a name stands in the tree is taken from them, else from the catalogue
 * @param left names of phases that the boot has only before what is compared
 */
export function sideOfPeers(
  peers: PeerReport,
  start: CompareStart,
  { own, left }: { own: readonly OwnPhase[]; left: ReadonlySet<string> },
): ComparedSide {
  const places = placesOf(own);
  const phases = Object.entries(peers.phases).flatMap(([name, rank]): SidePhase[] => {
    const place = places.get(name);
    if (rank.p50 === null || rank.n * 2 < peers.n || left.has(name) || place === 'several') return [];
    const kind = place ?? findPhaseKind(name);
    if (!kind || (!place && start === 'build' && isBeforeBuild(kind.stage))) return [];
    return [
      {
        names: place?.names ?? catalogueNames(name),
        stage: kind.stage,
        kind: kind.kind,
        concurrent: kind.concurrent,
        open: false,
        count: 1,
        key: null,
        stretches: [],
        durationMs: rank.p50,
        decidingMs: null,
        n: rank.n,
      },
    ];
  });
  return {
    n: peers.n,
    durationMs: (start === 'request' ? peers.total : peers.build).p50,
    unaccountedMs: null,
    phases,
  };
}

function isBeforeBuild(stage: Phase['stage']): boolean {
  return stage === 'request' || stage === 'queue';
}

type Place = OwnPhase & { names: readonly string[] };

/** Where each name stands in the boot; its peers tell a name as one, which is nobody's where it stands in several places. */
function placesOf(own: readonly OwnPhase[]): Map<string, Place | 'several'> {
  const paths = namePathsOf(own);
  const places = new Map<string, Place | 'several'>();
  for (const phase of own) {
    const names = paths.get(phase.key)?.names ?? [phase.name];
    const known = places.get(phase.name);
    const isSame = known === undefined || (known !== 'several' && known.names.join() === names.join());
    places.set(phase.name, isSame ? { ...phase, names } : 'several');
  }
  return places;
}

function catalogueNames(name: string): string[] {
  const parent = findPhaseKind(name)?.parent ?? null;
  return parent === null ? [name] : [...catalogueNames(parent), name];
}
