import type { Event } from '../../event';
import { isPostedPhase } from '../posted/posted-phases';
import type { Attempt } from './attempt';
import { type BootFacts, bootFacts } from './facts';
import { type Outcome, outcomeOf } from './outcome';
import { instanceCount, isSharedRequest, ownLines } from './own-lines';
import { clockSkewMs } from './skew';
import { attemptStart, buildStart, requestStart, type Start } from './start';
import { type Bound, type Timeline, timelineOf } from './timeline';

/** Everything about one attempt that its boot is made of. */
export interface AttemptView {
  attempt: Attempt;
  /** The attempts that failed before it. */
  earlier: readonly Attempt[];
  outcome: Outcome;
  start: Start;
  /** The moment from which `total` counts; null where the request was not seen. */
  request: Bound | null;
  build: Start | null;
  controller: Timeline;
  /** Its own compute lines, and those of its guest and ports, up to its end. */
  compute: Timeline;
  /** What shippers measured themselves. */
  postedPhases: readonly Event[];
  facts: BootFacts;
  /** Whether it cannot be told which of a shared request's fetch locks was its own. */
  isFetchAmbiguous: boolean;
  /** Number of instances that its request makes. */
  instances: number;
  skewMs: number | null;
}

/** Looks at the attempt at `index`; null where it has no events. */
export function viewAttempt(attempts: readonly Attempt[], index: number): AttemptView | null {
  const attempt = attempts[index];
  if (attempt === undefined || attempt.compute.length + attempt.controller.length === 0) return null;
  const isShared = isSharedRequest(attempts[0]?.controller ?? [], attempt.compute);
  const { events: own, isFetchAmbiguous } = isShared
    ? ownLines(attempt.compute)
    : { events: attempt.compute, isFetchAmbiguous: false };
  const outcome = outcomeOf({ ...attempt, compute: own }, attempts[index + 1] ?? null);
  const postedPhases = own.filter(isPostedPhase);
  const controller = timelineOf(attempt.controller);
  const compute = timelineOf(own.filter((event) => !isPostedPhase(event) && belongsTo(event, outcome)));
  const start = startOf(controller, compute, postedPhases);
  if (start === null) return null;
  return {
    attempt,
    earlier: attempts.slice(0, index),
    outcome,
    start,
    request: requestOf(attempts, index, postedPhases),
    build: buildStart(compute),
    controller,
    compute,
    postedPhases,
    facts: bootFacts(
      [...attempt.controller, ...own],
      askedBefore(attempts, index).flatMap((earlier) => earlier.controller),
    ),
    isFetchAmbiguous,
    instances: instanceCount(attempts[0]?.controller ?? []),
    skewMs: clockSkewMs(controller, compute, attempt.fatal, attempt.aftermath),
  };
}

/** What follows the end of a boot (a later pause, the release of its lock) is not of the boot. */
function belongsTo(event: Event, outcome: Outcome): boolean {
  return event.atMs <= outcome.endedAtMs || event === outcome.ran;
}

function startOf(controller: Timeline, compute: Timeline, postedPhases: readonly Event[]): Start | null {
  const start = attemptStart(controller, compute);
  const posted = earliest(postedPhases);
  if (posted === null || (start !== null && start.atMs <= posted.atMs)) return start;
  return { basis: posted.name === 'api' ? 'request' : 'first_event', atMs: posted.atMs, events: [posted] };
}

/** The request of the first attempt is that of all. */
function requestOf(
  attempts: readonly Attempt[],
  index: number,
  postedPhases: readonly Event[],
): Bound | null {
  for (const attempt of attempts.slice(index, index + 1).concat(askedBefore(attempts, index).toReversed())) {
    const request = requestStart(timelineOf(attempt.controller));
    if (request !== null) return request;
  }
  const api = earliest(postedPhases.filter((event) => event.name === 'api'));
  return api === null ? null : { atMs: api.atMs, events: [api] };
}

/** The attempts before this one of the same creation: not those before the instance ran and was made anew. */
function askedBefore(attempts: readonly Attempt[], index: number): readonly Attempt[] {
  const lastRun = attempts.slice(0, index).findLastIndex((attempt) => attempt.ran !== null);
  return attempts.slice(lastRun + 1, index);
}

function earliest(events: readonly Event[]): Event | null {
  return events.reduce<Event | null>(
    (known, event) => (known === null || event.atMs < known.atMs ? event : known),
    null,
  );
}
