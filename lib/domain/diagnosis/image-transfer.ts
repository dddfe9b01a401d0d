import { slowPeers } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { bytes, duration, joinStatements, rate, state } from './statement';
import { longestPhase, measurePhase, peersSay, standsOut } from './yardstick';

/** Phases that copy the image for each boot, without a cache. */
const TRANSFERS: Readonly<Record<string, string>> = {
  prolog: 'Prolog',
  image_copy: 'Copying the image to the rbd store',
  cloning: 'Cloning the image in its datastore',
};

const SHRINK =
  'The image is copied for every boot: make it no larger than it needs to be (virt-sparsify), or use a transfer driver that links or caches it.';

/** The image was copied, and that took longer than among the peers. */
export function imageTransfer(subject: Case, found: readonly Finding[]): Finding | null {
  const name = Object.keys(TRANSFERS).find((each) => longestPhase(subject, each) !== null);
  const phase = name === undefined ? null : longestPhase(subject, name);
  const measure = name === undefined ? null : measurePhase(subject, name);
  if (name === undefined || phase === null || measure === null || !standsOut(subject, measure)) return null;
  if (found.some(({ explains }) => explains.includes(name))) return null;
  const size = subject.boot.image?.sizeBytes;
  const driver = subject.boot.attributes.transferDriver;
  return draftFinding(subject, {
    cause: 'image_transfer',
    headline: state`${TRANSFERS[name] ?? name} took ${duration(measure.ownMs)}`,
    detail: joinStatements(
      [
        size === undefined
          ? null
          : state`image ${bytes(size)}, ${rate(size / (measure.ownMs / 1000))} if all of it was copied`,
        typeof driver === 'string' ? state`transfer driver ${driver}` : null,
        peersSay(measure),
      ],
      '; ',
    ),
    gist: state`copying the image`,
    costMs: measure.costMs,
    phase: phase.key,
    explains: [name],
    evidence: [...phase.evidence],
    alike: slowPeers(subject),
    advice: SHRINK,
  });
}
