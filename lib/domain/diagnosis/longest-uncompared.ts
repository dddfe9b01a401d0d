import { findPhaseKind } from '../catalogue/phases';
import { hasEnough } from '../peers';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { timeAlone } from './networks';
import { duration, state } from './statement';

/** What is pointed at where nothing can be compared: in a boot this long, a phase this long and this part of it. */
const LEAST_LENGTH_MS = 12_000;
const LEAST_MS = 5000;
const LEAST_SHARE = 0.4;
/** Where the causes that were found are this part of it, they answer the question. */
const ANSWERED = 0.3;

/** Without enough peers nobody knows what is usual; where most of the time went is still known. */
export function longestUncompared(subject: Case, found: readonly Finding[]): Finding | null {
  const { boot, peers, lengthMs } = subject;
  if (lengthMs < LEAST_LENGTH_MS || hasEnough(peers?.total) || hasEnough(peers?.build)) return null;
  const answered = found.reduce((sum, finding) => sum + finding.share, 0);
  if (answered >= ANSWERED) return null;
  const explained = new Set(found.flatMap(({ explains }) => explains));
  const parents = new Set(boot.phases.map(({ parent }) => parent));
  const [longest] = boot.phases
    .filter(({ key, name }) => !parents.has(key) && !explained.has(name))
    .sort((a, b) => b.durationMs - a.durationMs);
  if (longest === undefined || found.some(({ phase }) => phase === longest.key)) return null;
  // What runs beside other phases costs only what they wait for it.
  const costMs = longest.concurrent ? timeAlone(boot, longest.name) : longest.durationMs;
  if (costMs < LEAST_MS || longest.durationMs < LEAST_SHARE * lengthMs) return null;
  const label = findPhaseKind(longest.name)?.label ?? longest.name;
  return draftFinding(subject, {
    cause: 'slow_phase',
    headline: state`Its longest step is ${label}: ${duration(longest.durationMs)}`,
    detail: state`too few peers to say whether that is usual; no cause in the evidence`,
    gist: state`in ${label}`,
    costMs,
    phase: longest.key,
    explains: [longest.name],
    evidence: [...longest.evidence],
  });
}
