import type { StartBasis } from '../../boot';
import type { Event } from '../../event';
import { at, atFirst, type Bound, before, earlier, type Timeline } from './timeline';

/** Where an attempt begins: the moment, the events that give it and what it is the moment of. */
export interface Start extends Bound {
  basis: StartBasis;
}

/** The moment at which the API received the request: called or answered − `time:`, else the action's whole second. */
export function requestStart(controller: Timeline): Bound | null {
  const accepted = controller.find('api_accepted');
  const received = before(accepted, accepted?.attributes.tookMs);
  return (
    earlier(at(controller.find('api_create_called')), received) ??
    at(accepted) ??
    at(controller.find('action_started'))
  );
}

/** The moment at which scheduling began; for a re-scheduled build, at which the conductor took it up again. */
export function scheduleStart(controller: Timeline): Bound | null {
  const finished = controller.find('schedule_finished');
  return (
    at(controller.find('schedule_started')) ??
    before(finished, finished?.attributes.tookMs) ??
    atFirst(controller, 'rescheduled')
  );
}

/** The moment at which the compute host asked for the build lock: the message from the conductor arrived. */
export function queueStart(compute: Timeline): Bound | null {
  const acquired = compute.find('lock_acquired');
  return earlier(
    at(compute.find('build_lock_requested')),
    before(acquired, acquired?.attributes.waitedMs) ?? at(acquired),
  );
}

/**
 * The moment from which Nova itself counts the build: `Took … to build` before its end, else the line that begins it.
 * Between that line and the count lies a database write, which takes seconds on a busy host; by the count, logs with
 * and without DEBUG lines give the same build.
 */
export function buildStart(compute: Timeline): Start | null {
  const complete =
    compute.all('build_complete').find((event) => event.attributes.tookMs !== undefined) ?? null;
  const counted = before(complete, complete?.attributes.tookMs);
  if (counted === null) return buildBegun(compute);
  const line = [buildLine(compute), withBasis('queue', atFirst(compute, 'lock_acquired'))].find(
    (start) => start !== null && Math.abs(start.atMs - counted.atMs) <= TOOK_ROUNDING_MS,
  );
  return line ?? withBasis('took', counted);
}

/** `Took` is rounded to 10 ms and stamps are cut to 1 ms: a line no further off than this is the moment itself. */
const TOOK_ROUNDING_MS = 6;

function buildLine(compute: Timeline): Start | null {
  return withBasis('build', atFirst(compute, 'build_started', 'create_notified'));
}

/** The moment of the line that begins the build, else of the first thing after it. */
function buildBegun(compute: Timeline): Start | null {
  return (
    buildLine(compute) ??
    withBasis('queue', atFirst(compute, 'lock_acquired')) ??
    withBasis('claim', atFirst(compute, 'claim_started', 'resources_claimed')) ??
    withBasis('build', atFirst(compute, 'build_reported'))
  );
}

/** The earliest step of a boot that its evidence shows, in the order in which a boot takes them. */
export function attemptStart(controller: Timeline, compute: Timeline): Start | null {
  return (
    withBasis('request', requestStart(controller)) ??
    withBasis('schedule', scheduleStart(controller)) ??
    withBasis('queue', queueStart(compute)) ??
    buildLine(compute) ??
    buildStart(compute) ??
    withBasis('first_event', firstOf([...controller.events, ...compute.events]))
  );
}

function firstOf(events: readonly Event[]): Bound | null {
  return events.reduce<Bound | null>(
    (known, event) => (known === null || event.atMs < known.atMs ? at(event) : known),
    null,
  );
}

function withBasis(basis: StartBasis, bound: Bound | null): Start | null {
  return bound === null ? null : { basis, ...bound };
}
