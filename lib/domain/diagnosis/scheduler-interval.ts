import { hasEnough } from '../peers';
import { bootsOfCloudThen } from './alike';
import { draftFinding } from './draft-finding';
import type { Case, Finding } from './finding';
import { count, duration, joinStatements, type Statement, state } from './statement';
import {
  evidenceOf,
  isLongAlone,
  isSlowBoot,
  longestPhase,
  measurePhase,
  peersSay,
  standsOut,
} from './yardstick';

/** In a boot that is slow, or that nothing can be compared with: from this part of it on, however usual the wait itself. */
const SHARE_ALWAYS = 0.4;

/** OpenNebula places pending VMs at intervals: a VM waits for the next one, and for more if it does not fit in. */
export function schedulerInterval(subject: Case): Finding | null {
  const measure = measurePhase(subject, 'pending');
  const wait = longestPhase(subject, 'pending');
  if (measure === null || wait === null) return null;
  const isLarge =
    isSlowBoot(subject) !== false &&
    measure.ownMs >= SHARE_ALWAYS * subject.lengthMs &&
    isLongAlone(subject, measure.ownMs);
  if (!isLarge && !standsOut(subject, measure)) return null;
  const intervalMs = intervalOf(subject);
  const refusals = refusalsIn(subject, wait.evidence);
  return draftFinding(subject, {
    cause: 'scheduler_interval',
    headline: state`Pending ${duration(measure.ownMs)}: waited for the scheduler`,
    detail: joinStatements(
      [expectation(subject, measure.ownMs, intervalMs), refusals, peersSay(measure)],
      '; ',
    ),
    gist: state`waiting for the scheduler`,
    costMs: hasEnough(measure.rank) && !isLarge ? measure.costMs : measure.ownMs,
    phase: wait.key,
    explains: ['pending'],
    evidence: evidenceOf(subject, 'pending'),
    alike: bootsOfCloudThen(subject),
    advice: adviceFor(intervalMs),
  });
}

function intervalOf({ boot }: Case): number | null {
  const { schedulerIntervalMs } = boot.attributes;
  return typeof schedulerIntervalMs === 'number' && schedulerIntervalMs > 0 ? schedulerIntervalMs : null;
}

function expectation({ boot }: Case, pendingMs: number, intervalMs: number | null): Statement | null {
  if (intervalMs === null)
    return state`it works at intervals, 10 to 30 s by default as the release has it; the release is not known here`;
  const release = typeof boot.attributes.release === 'string' ? ` ${boot.attributes.release}` : '';
  const expected = state`OpenNebula${release} schedules every ${duration(intervalMs)} by default: a wait from 0 to that is expected`;
  // A stamp of whole seconds may add one.
  const cycles = Math.ceil((pendingMs - boot.clock.resolutionMs) / intervalMs);
  return cycles <= 1
    ? expected
    : joinStatements(
        [
          expected,
          state`this is ${count(cycles)} intervals: with MAX_HOST 1, the default, a host is given one VM in each`,
        ],
        '; ',
      );
}

function refusalsIn({ events }: Case, evidence: readonly string[]): Statement | null {
  const refused = events.filter(({ id, name }) => name === 'placement_failed' && evidence.includes(id));
  if (refused.length === 0) return null;
  const reason = refused.at(-1)?.attributes.reason;
  return state`the scheduler could not place it ${count(refused.length)} ×${reason === undefined ? '' : `: ${reason}`}`;
}

function adviceFor(intervalMs: number | null): string {
  return intervalMs !== null && intervalMs <= 10_000
    ? 'SCHED_MAX_WND_TIME in oned.conf sets the window.'
    : 'SCHED_INTERVAL in sched.conf (to 6.10) sets it, MAX_HOST how many VMs a host is given at once.';
}
