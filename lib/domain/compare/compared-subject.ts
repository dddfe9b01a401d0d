import type { Boot, StartBasis } from '../boot';
import type { PeerReport } from '../peers';
import { type Comparison, compareSides } from './compare-sides';
import type { ComparedSide, CompareStart } from './compared-side';
import { sideOfBoot, zeroOf } from './side-of-boot';
import { sideOfPeers } from './side-of-peers';

/** What a side of a comparison is of. */
export type ComparedSubject =
  | { kind: 'boot'; boot: Boot }
  /** How the peers of a boot typically fared. */
  | { kind: 'peers'; boot: Boot; peers: PeerReport };

/** Two subjects compared from the same beginning. */
export interface SubjectComparison {
  start: CompareStart;
  /** The beginnings that both sides know; where it is none, each is compared from its first moment. */
  starts: readonly CompareStart[];
  comparison: Comparison;
}

/** Compares two subjects from the beginning that is wanted; from the earliest that both know where that is none of theirs. */
export function compareSubjects(
  a: ComparedSubject,
  b: ComparedSubject,
  wanted: CompareStart | null = null,
): SubjectComparison {
  const starts = (['request', 'build'] as const).filter((each) => knows(a, each) && knows(b, each));
  const start = starts.find((each) => each === wanted) ?? starts[0] ?? 'request';
  return { start, starts, comparison: compareSides(sideOf(a, start), sideOf(b, start)) };
}

/** Moments that stand for the request of a boot. */
const REQUESTS: readonly StartBasis[] = ['request', 'created'];

function knows(subject: ComparedSubject, start: CompareStart): boolean {
  if (subject.kind === 'peers')
    return (start === 'request' ? subject.peers.total : subject.peers.build).n > 0;
  const { startBasis, buildStartMs } = subject.boot;
  return start === 'request' ? REQUESTS.includes(startBasis) : buildStartMs !== null;
}

function sideOf(subject: ComparedSubject, start: CompareStart): ComparedSide {
  const { boot } = subject;
  if (subject.kind === 'boot') return sideOfBoot(boot, start);
  const zeroMs = zeroOf(boot, start);
  const own = boot.phases.filter((phase) => zeroMs <= 0 || phase.startMs + phase.durationMs > zeroMs);
  const kept = new Set(own.map(({ name }) => name));
  const left = new Set(boot.phases.flatMap(({ name }) => (kept.has(name) ? [] : [name])));
  return sideOfPeers(subject.peers, start, { own, left });
}
