import type { Phase } from '../boot';
import { findPhaseKind } from '../catalogue/phases';
import { slowPeers } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { timeAlone } from './networks';
import { phasesNamed } from './phases-named';
import { duration, share, state } from './statement';
import { evidenceOf, longestPhase, type Measure, measurePhase, standsOut } from './yardstick';

interface Slow {
  phase: Phase;
  measure: Measure;
}

/** A child that makes up this part of what its parent took too long is what to look at. */
const CHILD_SHARE = 0.6;

/** What makes a phase quicker whatever slowed it this time. */
const ADVICE: Readonly<Record<string, string>> = {
  api: 'Give image, network and flavor by their ids: what a request or its client knows by name has to be looked up first.',
};

/** The phase that exceeds its peers most, if no cause that is known explains it. */
export function slowPhase(subject: Case, found: readonly Finding[]): Finding | null {
  const explained = new Set(found.flatMap(({ explains }) => explains));
  const names = [...new Set(subject.boot.phases.map(({ name }) => name))];
  const slow = names
    .flatMap((name) => (explained.has(name) ? [] : (slowBy(subject, name) ?? [])))
    .filter(({ phase }) => !isParentOfExplained(subject, phase.name, explained))
    .sort((a, b) => b.measure.costMs - a.measure.costMs);
  const worst = slow.find((each) => !slow.some((other) => isMostlyIn(other, each)));
  return worst === undefined ? null : describe(subject, worst);
}

/** Nothing without peers: how long a phase should take is not known then. */
function slowBy(subject: Case, name: string): Slow | null {
  const measure = measurePhase(subject, name);
  const phase = longestPhase(subject, name);
  if (measure === null || measure.rank === null || phase === null) return null;
  // What runs beside other phases costs only what it makes them wait.
  const costMs = phase.concurrent ? Math.min(measure.costMs, timeAlone(subject.boot, name)) : measure.costMs;
  return standsOut(subject, { ...measure, costMs }) ? { phase, measure: { ...measure, costMs } } : null;
}

function isParentOfExplained({ boot }: Case, name: string, explained: ReadonlySet<string>): boolean {
  const keys = new Set(phasesNamed(boot, name).map(({ key }) => key));
  return boot.phases.some(
    (phase) => explained.has(phase.name) && phase.parent !== null && keys.has(phase.parent),
  );
}

function isMostlyIn(child: Slow, parent: Slow): boolean {
  return (
    child.phase.parent === parent.phase.key && child.measure.costMs >= CHILD_SHARE * parent.measure.costMs
  );
}

function describe(subject: Case, { phase, measure }: Slow): Finding {
  const label = findPhaseKind(phase.name)?.label ?? phase.name;
  const p95 = measure.rank?.p95 ?? 0;
  const p50 = measure.rank?.p50 ?? 0;
  const times = p95 > 0 ? ` (${formatTimes(measure.ownMs / p95)} ×)` : '';
  return draftFinding(subject, {
    cause: 'slow_phase',
    headline: state`${label} took ${duration(measure.ownMs)}; p95 of its peers is ${duration(p95)}${times}`,
    detail: state`peers: p50 ${duration(p50)}; slower than ${share(measure.rank?.faster ?? 0)} of them; no cause in the evidence`,
    gist: state`more than usual in ${label}`,
    costMs: measure.costMs,
    phase: longestPhase(subject, phase.name)?.key ?? null,
    explains: [phase.name],
    evidence: evidenceOf(subject, phase.name),
    alike: slowPeers(subject),
    advice: ADVICE[phase.name] ?? null,
  });
}

function formatTimes(ratio: number): string {
  return ratio >= 10 ? String(Math.round(ratio)) : ratio.toFixed(1);
}
