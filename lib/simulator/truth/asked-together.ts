import type { Attempt } from '../nova/instance';

/** Requests for a lock this close cannot be told apart: stamps are cut to 1 ms, waits rounded. */
export const SAME_MS = 3;

/**
 * Whether another instance of the same request asks for the same lock on the same host at the same time: the lines name the
 * request alone, so that nothing tells whose turn is whose.
 */
export function askedTogether(
  attempt: Attempt,
  moment: 'image_lock_requested' | 'claim_lock_requested',
): boolean {
  const askedMs = attempt.at[moment];
  if (askedMs === undefined) return false;
  return attempt.instance.siblings.some((sibling) =>
    sibling.attempts.some(
      (other) => other !== attempt && other.host === attempt.host && isNear(other.at[moment], askedMs),
    ),
  );
}

function isNear(otherMs: number | undefined, askedMs: number): boolean {
  return otherMs !== undefined && Math.abs(otherMs - askedMs) <= SAME_MS;
}
