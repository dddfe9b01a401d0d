import type { Boot, StartBasis } from '../boot';
import type { PeerReport } from '../peers';
import { type Comparison, compareSides } from './compare-sides';
import { COMPARE_STARTS, type ComparedSide, type CompareStart } from './compared-side';
import { sideByStage } from './side-by-stage';
import { sideOfBoot, zeroOf } from './side-of-boot';
import { sideOfPeers } from './side-of-peers';

/** What a side of a comparison is of. */
export type ComparedSubject =
  | { kind: 'boot'; boot: Boot }
  /** How the peers of a boot typically fared. */
  | { kind: 'peers'; boot: Boot; peers: PeerReport };

/** What the rows of a comparison are. */
export const COMPARE_ROWS = ['phase', 'stage'] as const;

export type CompareRows = (typeof COMPARE_ROWS)[number];

/** How two subjects are to be compared; null leaves it to them. */
export interface CompareChoice {
  start: CompareStart | null;
  rows: CompareRows | null;
}

/** Two subjects compared from the same beginning. */
export interface SubjectsCompared {
  a: ComparedSubject;
  b: ComparedSubject;
  rows: CompareRows;
  start: CompareStart;
  /** The beginnings that both sides know; where it is none, each is compared from its first moment. */
  starts: readonly CompareStart[];
  comparison: Comparison;
}

/**
 * Compares two subjects from the beginning that is wanted, or from the earliest that both know; phase by phase, but by stage
 * where their clouds are of different kinds and name their phases differently.
 */
export function compareSubjects(
  a: ComparedSubject,
  b: ComparedSubject,
  choice: CompareChoice = { start: null, rows: null },
): SubjectsCompared {
  const starts = COMPARE_STARTS.filter((each) => knows(a, each) && knows(b, each));
  const start = starts.find((each) => each === choice.start) ?? starts[0] ?? 'request';
  const rows = choice.rows ?? (a.boot.source === b.boot.source ? 'phase' : 'stage');
  const [sideA, sideB] = [sideOf(a, start), sideOf(b, start)];
  const comparison =
    rows === 'stage' ? compareSides(sideByStage(sideA), sideByStage(sideB)) : compareSides(sideA, sideB);
  return { a, b, rows, start, starts, comparison };
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
