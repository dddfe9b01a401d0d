import type { Event } from '../../event';
import { type Attempt, isOver, mayBeSameHost } from './attempt';
import { CLAIMS } from './event-roles';

/** Lines of one pickup told by several shippers lie closer together than this; a second pickup cannot follow so soon. */
const SAME_PICKUP_MS = 1000;

/** The lock comes before everything else that a compute host does: seen after a claim, it opens a new attempt. */
const LOCKS = new Set(['build_lock_requested', 'lock_acquired']);

/** Whether a pickup is a new attempt rather than another telling, or another step, of the one that is known. */
export function opensAttempt(attempts: readonly Attempt[], pickup: Event): boolean {
  const onHost = attempts.findLast((attempt) => mayBeSameHost(attempt.host, pickup.host));
  const current = onHost ?? attempts.at(-1);
  if (current === undefined) return true;
  if (isOver(current)) return onHost === undefined || beginsAnew(current, pickup);
  const tolerance = onHost === undefined ? 0 : SAME_PICKUP_MS + pickup.clock.resolutionMs;
  return current.compute.some(
    (known) =>
      pickup.atMs - known.atMs > tolerance &&
      (known.name === pickup.name || (LOCKS.has(pickup.name) && known.name === 'resources_claimed')),
  );
}

/** After a failure any pickup begins anew; after a success only what no other operation of the instance can write. */
function beginsAnew(attempt: Attempt, pickup: Event): boolean {
  const end = attempt.ran ?? attempt.fatal ?? attempt.leftBy;
  if (end === null || pickup.atMs <= end.atMs) return false;
  return attempt.ran === null ? attempt.fatal !== null : !CLAIMS.has(pickup.name);
}
