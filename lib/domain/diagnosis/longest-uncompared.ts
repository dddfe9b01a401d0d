import { findPhaseKind } from '../catalogue/phases';
import { hasEnough } from '../peers';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { duration, state } from './statement';

/** A boot that nothing can be compared with is pointed into where one phase is this long and this part of it. */
const LEAST_MS = 10_000;
const LEAST_SHARE = 0.4;

/** Without enough peers nobody knows what is usual; where most of the time went is still known. */
export function longestUncompared(subject: Case, found: readonly Finding[]): Finding | null {
  const { boot, peers, lengthMs } = subject;
  if (hasEnough(peers?.total) || hasEnough(peers?.build) || found.length > 0) return null;
  const parents = new Set(boot.phases.map(({ parent }) => parent));
  const [longest] = boot.phases
    .filter(({ key, concurrent }) => !parents.has(key) && !concurrent)
    .sort((a, b) => b.durationMs - a.durationMs);
  if (longest === undefined) return null;
  if (longest.durationMs < LEAST_MS || longest.durationMs < LEAST_SHARE * lengthMs) return null;
  const label = findPhaseKind(longest.name)?.label ?? longest.name;
  return draftFinding(subject, {
    cause: 'slow_phase',
    headline: state`Most of it is ${label}: ${duration(longest.durationMs)}`,
    detail: state`too few peers to say whether that is usual; no cause in the evidence`,
    gist: state`in ${label}`,
    costMs: longest.durationMs,
    phase: longest.key,
    explains: [longest.name],
    evidence: [...longest.evidence],
  });
}
