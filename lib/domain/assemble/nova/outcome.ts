import type { BootFailure, BootStatus } from '../../boot';
import { findPhaseKind } from '../../catalogue/phases';
import type { Event } from '../../event';
import { isPostedPhase } from '../posted/posted-phases';
import type { Attempt } from './attempt';
import { BEGINNING_EVENTS, DELETE_EVENTS, FATAL_EVENTS } from './event-roles';
import { timelineOf } from './timeline';

/** How an attempt ended, as far as its events tell. Moments in Unix milliseconds. */
export interface Outcome {
  status: BootStatus;
  /** The event that shows that it runs. */
  ran: Event | null;
  runningAtMs: number | null;
  endedAtMs: number;
  /** Moment of the first failure: what was under way then did not end. */
  brokenAtMs: number | null;
  failure: BootFailure | null;
}

/** Ends of a build in the order in which they are trusted; before Mitaka the second is all that a log has. */
const ENDS = ['build_complete', 'instance_spawned', 'spawn_complete', 'create_finished', 'build_reported'];

/** Texts that say that something failed but not what. */
const GENERIC =
  /^(unexpected build failure|instance failed (to spawn|network setup|block device setup)|failed to (build|allocate|start)|failure prepping|aborting claim|\[?claim|<nova\.|build of instance|the api answered|could not clean up|setting instance to error)/i;

/** The outcome of an attempt; `next` is the one that followed it, null for the last. */
export function outcomeOf(attempt: Attempt, next: Attempt | null): Outcome {
  const ran = runningEvent(attempt);
  if (ran !== null) {
    const runningAtMs = ran.endMs ?? ran.atMs;
    const status = hasBeginning(attempt) ? 'running' : 'partial';
    return { status, ran, runningAtMs, endedAtMs: runningAtMs, brokenAtMs: null, failure: null };
  }
  const deleted = deletion(attempt);
  if (deleted !== null) return unfinished({ ...attempt, leftBy: deleted });
  const fatal = fatalEvents(attempt);
  if (fatal.length > 0 || next !== null) return failed(attempt, fatal, next);
  return unfinished(attempt);
}

/**
 * What says that the instance was deleted while it was built, whatever that broke. Up to Icehouse only the claim's
 * abortion without an error does, and the delete that waited for the build's lock.
 */
function deletion(attempt: Attempt): Event | null {
  const told = attempt.compute.find((event) => event.name === 'build_deleted');
  if (told !== undefined) return told;
  const { fatal, leftBy } = attempt;
  const isQuiet =
    fatal?.name === 'claim_aborted' && fatalEvents(attempt).every(({ name }) => name === fatal.name);
  if (!isQuiet || leftBy === null || !DELETE_EVENTS.has(leftBy.name)) return null;
  return leftBy.atMs - fatal.atMs <= LOCKED_DELETE_MS ? leftBy : null;
}

/** A delete gets the instance's lock as soon as the build has cleaned up. */
const LOCKED_DELETE_MS = 60_000;

function runningEvent(attempt: Attempt): Event | null {
  const timeline = timelineOf(attempt.compute);
  const hindrances = [attempt.fatal, attempt.leftBy].filter((event) => event !== null);
  for (const name of ENDS) {
    const end = timeline.find(name);
    if (end === null) continue;
    if (name === 'build_reported' && !/^success$/i.test(String(end.attributes.result))) continue;
    const isHindered = hindrances.some((event) => event.atMs < end.atMs);
    if (name === 'build_complete' || !isHindered) return end;
  }
  return null;
}

/** Whether the evidence holds the beginning of the boot, not only its middle or end. */
export function hasBeginning(attempt: Attempt): boolean {
  return [...attempt.controller, ...attempt.compute].some(
    (event) => BEGINNING_EVENTS.has(event.name) || isEarlyPhase(event),
  );
}

/** A posted phase of a stage before the image counts as a boot's beginning. */
function isEarlyPhase(event: Event): boolean {
  const stage = isPostedPhase(event) ? findPhaseKind(event.name)?.stage : undefined;
  return stage === 'request' || stage === 'queue' || stage === 'claim';
}

function fatalEvents(attempt: Attempt): Event[] {
  const isFatal = (event: Event) =>
    FATAL_EVENTS.includes(event.name) ||
    event === attempt.fatal ||
    (event.name === 'build_reported' && /^error$/i.test(String(event.attributes.result)));
  const onHost = attempt.compute.filter(isFatal);
  return onHost.length > 0 ? onHost : [...attempt.controller, ...attempt.aftermath].filter(isFatal);
}

/** A failure is one whether or not the evidence holds the boot's beginning: who looks for failures must find it. */
function failed(attempt: Attempt, fatal: readonly Event[], next: Attempt | null): Outcome {
  const moments = fatal.map((event) => event.endMs ?? event.atMs);
  const lastMs = lastMomentMs(attempt);
  return {
    status: 'failed',
    ran: null,
    runningAtMs: null,
    endedAtMs: moments.length > 0 ? Math.max(...moments) : lastMs,
    brokenAtMs: moments.length > 0 ? Math.min(...moments) : lastMs,
    failure: failureOf(attempt, fatal, next),
  };
}

function unfinished(attempt: Attempt): Outcome {
  const left = attempt.leftBy;
  const isDeleted = left !== null && (left.name === 'build_deleted' || DELETE_EVENTS.has(left.name));
  const endedAtMs = isDeleted ? Math.max(left.atMs, lastMomentMs(attempt)) : lastMomentMs(attempt);
  const status = !hasBeginning(attempt)
    ? 'partial'
    : isDeleted
      ? 'deleted'
      : left !== null
        ? 'partial'
        : 'booting';
  return {
    status,
    ran: null,
    runningAtMs: null,
    endedAtMs,
    brokenAtMs: isDeleted ? left.atMs : null,
    failure: isDeleted
      ? { reason: left.attributes.reason ?? 'The instance was deleted while it booted.', event: left.id }
      : null,
  };
}

function lastMomentMs(attempt: Attempt): number {
  return Math.max(...[...attempt.controller, ...attempt.compute].map((event) => event.endMs ?? event.atMs));
}

/** The most telling reason: what names a cause before what only says that something failed. */
function failureOf(attempt: Attempt, fatal: readonly Event[], next: Attempt | null): BootFailure {
  const told = [
    ...fatal,
    ...attempt.controller.filter((event) => FATAL_EVENTS.includes(event.name)),
    ...attempt.aftermath,
    ...attempt.compute.filter((event) => event.name === 'vif_wait_timed_out'),
  ].filter((event) => typeof event.attributes.reason === 'string' && event.attributes.reason !== '');
  const [best] = told
    .map((event, order) => ({ event, score: tellingScore(event), order }))
    .sort((a, b) => a.score - b.score || a.order - b.order);
  if (best !== undefined) return { reason: best.event.attributes.reason ?? '', event: best.event.id };
  const event = fatal[0] ?? next?.controller[0] ?? next?.compute[0] ?? attempt.compute.at(-1);
  const reason =
    next === null
      ? 'The build was given up; the log does not say why.'
      : 'The build was given up and began again elsewhere; the log does not say why.';
  return { reason, event: event?.id ?? '' };
}

function tellingScore(event: Event): number {
  const rank = FATAL_EVENTS.indexOf(event.name);
  const isGeneric = GENERIC.test(event.attributes.reason ?? '');
  return (rank < 0 ? FATAL_EVENTS.length : rank) + (isGeneric ? 100 : 0);
}
