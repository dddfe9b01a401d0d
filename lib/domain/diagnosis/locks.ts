import type { Phase } from '../boot';
import type { BootSummary } from '../boot-summary';
import { bootsOfHostThen } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { buildingIn, intervalOf, neighboursIn, related } from './neighbours';
import { count, duration, joinStatements, type Statement, state } from './statement';
import { longestPhase, type Measure, measurePhase, peersSay, standsOut } from './yardstick';

/** As many boots as one likes to read the names of. */
const NAMED = 5;

/** Default of max_concurrent_builds (nova.conf, Kilo and later). */
const DEFAULT_BUILDS = 10;

/** The lock of the instance itself: something else was being done to the same instance. */
export function buildLock(subject: Case): Finding | null {
  const wait = notable(subject, 'build_lock_wait');
  if (wait === null) return null;
  return draftFinding(subject, {
    ...common(wait),
    cause: 'build_lock',
    headline: state`Waited ${duration(wait.measure.ownMs)} for the instance's own build lock`,
    detail: joinStatements(
      [state`another operation on the same instance held it`, peersSay(wait.measure)],
      '; ',
    ),
    gist: state`waiting for the instance's own lock`,
  });
}

/** max_concurrent_builds were building on the host. */
export function buildSemaphore(subject: Case, found: readonly Finding[]): Finding | null {
  const wait = notable(subject, 'build_semaphore_wait');
  if (wait === null || isExplained(found, wait.phase.name)) return null;
  const building = buildingIn(subject, intervalOf(subject.boot, wait.phase));
  const host = subject.boot.host ?? 'the host';
  return draftFinding(subject, {
    ...common(wait),
    cause: 'build_semaphore',
    headline: state`Waited ${duration(wait.measure.ownMs)} for its turn to build on ${host}`,
    detail: joinStatements([othersBuilding(building), peersSay(wait.measure)], '; '),
    gist: state`waiting for its turn to build on the host`,
    related: building.slice(0, NAMED).map((boot) => related(boot, 'was building', null)),
    alike: bootsOfHostThen(subject),
    advice:
      building.length >= DEFAULT_BUILDS - 1
        ? `No more than max_concurrent_builds (default ${DEFAULT_BUILDS}) are built on a host at once: spread the boots over more hosts, or raise it where disk and network allow.`
        : null,
  });
}

function othersBuilding(building: readonly BootSummary[]): Statement | null {
  if (building.length === 0) return state`no other boot is known to have been building`;
  const boots = building.length === 1 ? 'other boot was' : 'other boots were';
  return state`${count(building.length)} ${boots} building there meanwhile`;
}

/** The compute_resources lock: one claim, or one update of the host's inventory, at a time. */
export function claimLock(subject: Case, found: readonly Finding[]): Finding | null {
  const wait = notable(subject, 'claim_lock_wait');
  if (wait === null || isExplained(found, wait.phase.name)) return null;
  const claims = neighboursIn(subject, ['claim'], intervalOf(subject.boot, wait.phase));
  const boots = claims.length === 1 ? 'other boot was' : 'other boots were';
  return draftFinding(subject, {
    ...common(wait),
    cause: 'claim_lock',
    headline: state`Waited ${duration(wait.measure.ownMs)} for the compute_resources lock`,
    detail: joinStatements(
      [
        claims.length > 0 ? state`${count(claims.length)} ${boots} claiming resources meanwhile` : null,
        peersSay(wait.measure),
      ],
      '; ',
    ),
    gist: state`waiting for the compute_resources lock`,
    explains: ['claim_lock_wait', 'claim'],
    related: claims.slice(0, NAMED).map(({ boot, phase }) => related(boot, 'was claiming', phase)),
    alike: bootsOfHostThen(subject),
  });
}

/** The lock of the base file while disks are made from it. */
export function diskLock(subject: Case): Finding | null {
  const wait = notable(subject, 'disk_lock_wait');
  if (wait === null) return null;
  const making = neighboursIn(
    subject,
    ['qemu_img_create', 'image'],
    intervalOf(subject.boot, wait.phase),
  ).filter(({ phase }) => phase.name === 'qemu_img_create');
  return draftFinding(subject, {
    ...common(wait),
    cause: 'disk_lock',
    headline: state`Waited ${duration(wait.measure.ownMs)} for the lock of the base file`,
    detail: joinStatements([state`one disk at a time is made from it`, peersSay(wait.measure)], '; '),
    gist: state`waiting for the lock of the base file`,
    explains: ['disk_lock_wait', 'image'],
    related: making.slice(0, NAMED).map(({ boot, phase }) => related(boot, 'was making its disk', phase)),
    alike: bootsOfHostThen(subject),
  });
}

interface NotableWait {
  measure: Measure;
  phase: Phase;
}

function notable(subject: Case, name: string): NotableWait | null {
  const measure = measurePhase(subject, name);
  const phase = longestPhase(subject, name);
  return measure !== null && phase !== null && standsOut(subject, measure) ? { measure, phase } : null;
}

function common({ measure, phase }: NotableWait) {
  return {
    costMs: measure.costMs,
    phase: phase.key,
    explains: [phase.name],
    evidence: [...phase.evidence],
  };
}

function isExplained(found: readonly Finding[], name: string): boolean {
  return found.some(({ explains }) => explains.includes(name));
}
