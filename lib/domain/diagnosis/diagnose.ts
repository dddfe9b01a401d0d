import type { Boot } from '../boot';
import { CAUSES } from './causes';
import type { Case, DiagnosisContext, Finding } from './finding';

/**
 * Why a boot took as long as it did: what its evidence proves, most costly first. Empty for a boot of which nothing
 * unusual can be said, and for one whose evidence begins or ends in mid-boot.
 */
export function diagnose(boot: Boot, context: DiagnosisContext): Finding[] {
  if (boot.status === 'partial') return [];
  const subject: Case = { ...context, boot, lengthMs: lengthOf(boot) };
  const found: Finding[] = [];
  for (const cause of CAUSES) {
    const finding = cause(subject, found);
    if (finding !== null) found.push(finding);
  }
  return found.sort((a, b) => b.costMs - a.costMs);
}

/** Total, else the time from the boot's start to its last moment, milliseconds. */
export function lengthOf(boot: Pick<Boot, 'totalMs' | 'startedAtMs' | 'endedAtMs'>): number {
  return boot.totalMs ?? boot.endedAtMs - boot.startedAtMs;
}
