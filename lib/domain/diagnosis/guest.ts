import type { Phase } from '../boot';
import { slowPeers } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { duration, state } from './statement';
import { measurePhase, peersSay, standsOut } from './yardstick';

/** What the guest itself did, where a shipper posted it: boot loader, units, user scripts. */
export function guest(subject: Case): Finding | null {
  const [longest] = subject.boot.phases
    .filter((phase) => phase.stage === 'guest' && isLeaf(phase, subject.boot.phases))
    .sort((a, b) => b.durationMs - a.durationMs);
  if (longest === undefined) return null;
  const measure = measurePhase(subject, longest.name);
  if (measure === null || !standsOut(subject, measure)) return null;
  return draftFinding(subject, {
    cause: 'guest',
    headline: state`The guest spent ${duration(measure.ownMs)} in ${longest.name}`,
    detail: peersSay(measure),
    gist: state`in the guest's ${longest.name}`,
    costMs: measure.costMs,
    phase: longest.key,
    explains: [longest.name],
    evidence: [...longest.evidence],
    alike: slowPeers(subject),
    advice:
      'Set the boot loader timeout to 0 s; move what scripts do before or after instance creation into the image (virt-sysprep, virt-customize).',
  });
}

function isLeaf({ key }: Phase, phases: readonly Phase[]): boolean {
  return !phases.some(({ parent }) => parent === key);
}
