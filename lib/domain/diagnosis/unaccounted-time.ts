import { eventsAround, longGapsOf } from '../assemble/unaccounted';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { count, duration, state } from './statement';

/** Shorter gaps are nobody's business. */
const LEAST_MS = 500;
const LEAST_SHARE = 0.1;

/** Time of which no line says what happened in it; the lines at both ends of the longest gap are its evidence. */
export function unaccountedTime(subject: Case): Finding | null {
  const { boot, lengthMs } = subject;
  const lengthOfEvidence = boot.endedAtMs - boot.startedAtMs;
  const gaps = longGapsOf(boot.phases, lengthOfEvidence);
  const longest = gaps.reduce((max, gap) => Math.max(max, gap.durationMs), 0);
  const gap = gaps.find(({ durationMs }) => durationMs === longest);
  if (gap === undefined || longest < LEAST_MS || boot.unaccountedMs < LEAST_SHARE * lengthMs) return null;
  return draftFinding(subject, {
    cause: 'unaccounted',
    headline: state`${duration(boot.unaccountedMs)} unaccounted: no line says what happened`,
    detail:
      gaps.length > 1
        ? state`the longest of ${count(gaps.length)} gaps is ${duration(longest)}, ${duration(gap.startMs)} after the start`
        : state`${duration(gap.startMs)} after the start`,
    gist: state`unaccounted`,
    costMs: boot.unaccountedMs,
    phase: gap.key,
    evidence: eventsAround(gap, boot.moments),
  });
}
