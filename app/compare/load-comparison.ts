import 'server-only';
import { cache } from 'react';
import type { Boot } from '@/lib/domain/boot';
import type { BootSummary } from '@/lib/domain/boot-summary';
import {
  type CompareChoice,
  type ComparedSubject,
  compareSubjects,
  type SubjectsCompared,
} from '@/lib/domain/compare/compared-subject';
import type { Rivals } from '@/lib/domain/compare/rivals';
import { parseSideRef, type SideRef } from '@/lib/domain/compare/side-ref';
import { DEFAULT_PEER_CHOICE, type PeerReport } from '@/lib/domain/peers';
import { getStatistics } from '@/lib/statistics/service/shared-statistics';
import { bootsToCompare } from '@/lib/store/boots-to-compare';
import { getDatabase } from '@/lib/store/db';
import { findBootAlone, findSiblings } from '@/lib/store/find-boot';

const loadBoot = cache((id: string): Promise<Boot | null> => findBootAlone(getDatabase(), id));

const loadPeers = cache(
  (boot: Boot): Promise<PeerReport> => getStatistics().peers(boot, DEFAULT_PEER_CHOICE),
);

/** Why a side of a link shows nothing. */
export type SideProblem = 'missing' | 'malformed' | 'not_found' | 'no_peers';

/** The two sides of a link as far as there are any. */
export interface LoadedSides {
  a: ComparedSubject | SideProblem;
  b: ComparedSubject | SideProblem;
}

/** Reads both sides of a comparison; `peers` are those of the other side. */
export const loadSides = cache(async (a: string | null, b: string | null): Promise<LoadedSides> => {
  const refs = [a, b].map(readRef);
  const [ownA, ownB] = await Promise.all(refs.map(loadOwn));
  const [ofA, ofB] = await Promise.all([withPeers(refs[0], ownA, ownB), withPeers(refs[1], ownB, ownA)]);
  return { a: ofA, b: ofB };
});

/** Compares what a link names; null where a side shows nothing. */
export async function loadComparison(
  a: string | null,
  b: string | null,
  choice: CompareChoice,
): Promise<SubjectsCompared | null> {
  const sides = await loadSides(a, b);
  if (typeof sides.a === 'string' || typeof sides.b === 'string') return null;
  return compareSubjects(sides.a, sides.b, choice);
}

/** What a boot may be held against: its other attempts and those of its request, and the most telling boots. */
export interface Opponents {
  peers: PeerReport;
  rivals: Rivals;
  siblings: BootSummary[];
}

export async function loadOpponents(boot: Boot): Promise<Opponents> {
  const db = getDatabase();
  const peers = await loadPeers(boot);
  const [rivals, siblings] = await Promise.all([bootsToCompare(db, boot, peers), findSiblings(db, boot)]);
  return { peers, rivals, siblings };
}

function readRef(text: string | null): SideRef | SideProblem {
  return text === null ? 'missing' : (parseSideRef(text) ?? 'malformed');
}

type Own = ComparedSubject | SideProblem | null;

async function loadOwn(ref: SideRef | SideProblem): Promise<Own> {
  if (typeof ref === 'string') return ref;
  if (ref.kind === 'peers') return null;
  const boot = await loadBoot(ref.id);
  return boot ? { kind: 'boot', boot } : 'not_found';
}

/** Peers are somebody's: without a boot on the other side there are none. */
async function withPeers(
  ref: SideRef | SideProblem | undefined,
  own: Own | undefined,
  other: Own | undefined,
): Promise<ComparedSubject | SideProblem> {
  if (own) return own;
  if (typeof ref === 'string' || !other || typeof other === 'string') return 'malformed';
  const peers = await loadPeers(other.boot);
  return peers.n > 0 ? { kind: 'peers', boot: other.boot, peers } : 'no_peers';
}
