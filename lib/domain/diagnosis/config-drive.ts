import { slowPeers } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { duration, joinStatements, state } from './statement';
import { evidenceOf, longestPhase, measurePhase, peersSay, standsOut } from './yardstick';

/** The config drive is written before the guest starts. */
export function configDrive(subject: Case): Finding | null {
  const measure = measurePhase(subject, 'config_drive');
  const phase = longestPhase(subject, 'config_drive');
  if (measure === null || phase === null || !standsOut(subject, measure)) return null;
  return draftFinding(subject, {
    cause: 'config_drive',
    headline: state`Writing the config drive took ${duration(measure.ownMs)}`,
    detail: joinStatements([peersSay(measure)], '; '),
    gist: state`writing the config drive`,
    costMs: measure.costMs,
    phase: phase.key,
    explains: ['config_drive'],
    evidence: evidenceOf(subject, 'config_drive'),
    alike: slowPeers(subject),
    advice:
      'Where the metadata service will do, boot without a config drive; injected files and scripts make it larger.',
  });
}
