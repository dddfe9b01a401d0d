import type { Process } from '../kernel/kernel';
import { build } from './build';
import type { ComputeHost } from './compute-host';
import { type Attempt, newAttempt, noteStep } from './instance';
import { live } from './life';
import type { NovaCloud } from './nova-cloud';
import { rankHosts } from './placement';
import { since } from './release';

/** Nova's default scheduler max_attempts. */
const MAX_ATTEMPTS = 3;

/** Builds an instance on its host, and on others as long as a try fails in a way that Nova retries. */
export function* bringUp(cloud: NovaCloud, first: Attempt, alternates: readonly ComputeHost[]): Process {
  const { instance } = first;
  const left = [...alternates];
  let attempt: Attempt | null = first;
  while (attempt !== null) {
    const outcome = yield* build(cloud, attempt);
    if (outcome !== 'reschedule') break;
    attempt = yield* reschedule(cloud, attempt, left);
  }
  cloud.settle(instance);
  cloud.pending--;
  if (attempt?.status === 'running') yield* live(cloud, instance);
}

/** Hands a failed try back to the conductor, which finds the next host. Returns the new try, or null when none is left. */
function* reschedule(cloud: NovaCloud, failed: Attempt, left: ComputeHost[]): Process<Attempt | null> {
  const { instance } = failed;
  yield cloud.take(40, 0.4);
  const rescheduledMs = cloud.nowMs;
  cloud.mark(failed, 'rescheduled', valuesOf(failed), placeOfRetry(cloud));
  const next = instance.attempts.length < MAX_ATTEMPTS ? chooseNext(cloud, failed, left) : undefined;
  if (next === undefined) {
    yield cloud.take(4, 0.4);
    cloud.mark(failed, 'retries_exhausted', {}, placeOfRetry(cloud));
    return null;
  }
  const attempt = newAttempt(cloud.kernel, instance, next);
  // The line that reports the failure is also the first of the next try.
  noteStep(attempt, 'rescheduled', rescheduledMs, placeOfRetry(cloud).clockOffsetMs);
  if (failed.logged.has('rescheduled')) attempt.logged.add('rescheduled');
  next.take(instance.flavor);
  const hosts = [next, ...left].map(({ host }) => host);
  if (since(cloud.release, 'queens')) {
    cloud.mark(attempt, 'placement_claimed', {}, cloud.conductor);
    yield cloud.take(45, 0.4);
    cloud.mark(attempt, 'host_assigned', { hosts, function: 'build_instances' }, cloud.conductor);
  } else {
    yield cloud.take(9, 0.4);
    cloud.mark(attempt, 'schedule_started', { instances: [instance.id] }, cloud.scheduler);
    yield cloud.take(60, 0.4);
    cloud.mark(attempt, 'host_selected', { hosts }, cloud.scheduler);
  }
  yield cloud.take(20, 0.4);
  return attempt;
}

/** From Queens on the scheduler gave alternates with its first answer; before, it is asked again. */
function chooseNext(cloud: NovaCloud, failed: Attempt, left: ComputeHost[]): ComputeHost | undefined {
  const { flavor, attempts } = failed.instance;
  if (!since(cloud.release, 'queens')) {
    const tried = attempts.flatMap(({ host }) => (host === null ? [] : [host]));
    return rankHosts(cloud, flavor, tried)[0];
  }
  for (let host = left.shift(); host !== undefined; host = left.shift()) if (host.fits(flavor)) return host;
  return undefined;
}

function valuesOf(failed: Attempt) {
  return { hosts: failed.host === null ? [] : [failed.host.host], reason: failed.failure ?? '' };
}

function placeOfRetry(cloud: NovaCloud) {
  return since(cloud.release, 'juno') ? cloud.conductor : cloud.scheduler;
}
