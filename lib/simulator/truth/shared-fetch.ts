import type { Attempt } from '../nova/instance';

/** Fetch locks that are asked for within this cannot be told apart: stamps are cut to 1 ms, waits rounded. */
const SAME_MS = 3;

/**
 * Whether another instance of the same request asks for the fetch lock on the same host at the same time: its lines name
 * the request alone, so that nothing tells whose turn is whose.
 */
export function sharesFetch(attempt: Attempt): boolean {
  const askedMs = attempt.at.image_lock_requested;
  if (askedMs === undefined) return false;
  return attempt.instance.siblings.some((sibling) =>
    sibling.attempts.some((other) => {
      const otherMs = other.at.image_lock_requested;
      return other !== attempt && other.host === attempt.host && isNear(otherMs, askedMs);
    }),
  );
}

function isNear(otherMs: number | undefined, askedMs: number): boolean {
  return otherMs !== undefined && Math.abs(otherMs - askedMs) <= SAME_MS;
}
