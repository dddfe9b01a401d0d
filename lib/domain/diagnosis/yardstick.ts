import type { Phase } from '../boot';
import { hasEnough, type PeerRank } from '../peers';
import type { Case } from './finding';
import { phasesNamed } from './phases-named';
import { duration, type Statement, state } from './statement';

/** What is shorter is not worth a reader's time at night. */
const LEAST_MS = 200;
/** Part of the boot from which on an excess is worth a line, in a boot that is slow and in one that is not. */
const SHARE_IF_SLOW = 0.05;
const SHARE_ELSE = 0.15;
/** A boot that this share of its peers beat is slow. */
const SLOW_FROM = 0.9;
/** Without peers: a stretch of the boot as long as this asks for an explanation. */
const LEAST_ALONE_MS = 2000;
const SHARE_ALONE = 0.15;

/** How a duration compares. */
export interface Measure {
  ownMs: number;
  /** What exceeds the peers' median, else all of it. */
  costMs: number;
  /** Null where there are too few peers to compare with. */
  rank: PeerRank | null;
}

/** In a boot that is as its cold peers are, a fetch is worth a line from this part of it on. */
const SHARE_OF_NORMAL = 0.25;

/** Part of the boot from which on what is known to be avoidable is worth a line. */
export function leastShareOfCold(subject: Pick<Case, 'peers'>): number {
  return isSlowBoot(subject) === false ? SHARE_OF_NORMAL : SHARE_IF_SLOW;
}

/** Whether more than nine of ten peers were faster, by total, else by build; null where too few are known. */
export function isSlowBoot({ peers }: Pick<Case, 'peers'>): boolean | null {
  const rank = [peers?.total, peers?.build].find(
    (known) => hasEnough(known) && known?.faster !== null && known?.faster !== undefined,
  );
  return rank?.faster === null || rank?.faster === undefined ? null : rank.faster > SLOW_FROM;
}

/** The time that a boot spent in its phases of a name, held against its peers'; null where it spent none. */
export function measurePhase(subject: Case, name: string): Measure | null {
  const own = phasesNamed(subject.boot, name);
  if (own.length === 0) return null;
  const ownMs = own.reduce((sum, phase) => sum + phase.durationMs, 0);
  const rank = subject.peers?.phases[name];
  return measure(ownMs, rank !== undefined && hasEnough(rank) ? rank : null);
}

function measure(ownMs: number, rank: PeerRank | null): Measure {
  return { ownMs, rank, costMs: Math.max(0, ownMs - (rank?.p50 ?? 0)) };
}

/**
 * Whether a duration stands out: longer than p95 of the peers by a part of the boot that matters; with too few peers, a
 * part of the boot that no one overlooks.
 */
export function standsOut(subject: Case, { ownMs, costMs, rank }: Measure): boolean {
  if (rank === null) return isLongAlone(subject, ownMs);
  const leastShare = isSlowBoot(subject) === false ? SHARE_ELSE : SHARE_IF_SLOW;
  return ownMs > (rank.p95 ?? Infinity) && isWorth(subject, costMs, leastShare);
}

/** Whether a cost is worth a line: by its length, and by the part of the boot that it is. */
export function isWorth({ lengthMs, boot }: Case, costMs: number, leastShare = SHARE_IF_SLOW): boolean {
  // A stamp of whole seconds cannot tell apart what differs by one.
  const leastMs = Math.max(LEAST_MS, boot.clock.resolutionMs >= 100 ? 2 * boot.clock.resolutionMs : 0);
  return costMs >= leastMs && costMs >= leastShare * lengthMs;
}

/** Whether a stretch is a part of the boot that no one overlooks, whatever the peers. */
export function isLongAlone({ lengthMs }: Case, ms: number): boolean {
  return ms >= LEAST_ALONE_MS && ms >= SHARE_ALONE * lengthMs;
}

/** `p50 of peers 2.0 s, p95 3.1 s`; empty without enough peers. */
export function peersSay({ rank }: Measure): Statement {
  if (rank?.p50 === null || rank?.p95 === null || rank === null) return [];
  return state`peers: p50 ${duration(rank.p50)}, p95 ${duration(rank.p95)}`;
}

/** The longest phase of a name: the bar that a finding leads to. */
export function longestPhase(subject: Case, name: string): Phase | null {
  return phasesNamed(subject.boot, name).reduce<Phase | null>(
    (longest, phase) => (longest === null || phase.durationMs > longest.durationMs ? phase : longest),
    null,
  );
}

/** Evidence of all phases of these names, each event once. */
export function evidenceOf(subject: Case, ...names: string[]): string[] {
  return [
    ...new Set(
      subject.boot.phases.filter(({ name }) => names.includes(name)).flatMap(({ evidence }) => evidence),
    ),
  ];
}
