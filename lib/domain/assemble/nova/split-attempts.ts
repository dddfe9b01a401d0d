import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { type Attempt, emptyAttempt, hostOf, isOver, mayBeSameHost } from './attempt';
import type { CreateEvidence } from './create-request';
import {
  CONTROLLER_EVENTS,
  DELETE_EVENTS,
  ENDING_OPERATIONS,
  FATAL_EVENTS,
  FLOATING_EVENTS,
  OPERATION_EVENTS,
  PICKUP_EVENTS,
} from './event-roles';
import { instanceCount } from './own-lines';
import { opensAttempt } from './pickup';
import { splitController } from './split-controller';

const CONTROLLER_SERVICE = /^nova-(api|scheduler|conductor)/;

/** Locks are asked for just before the line that names the instance. */
const LEAD_MS = 1000;

const FATAL: ReadonlySet<string> = new Set(FATAL_EVENTS);

/**
 * Sorts the events of an instance into the attempts of its creation, first attempt first. Events of other operations,
 * and of lifecycle and ports outside of any attempt, are left out.
 */
export function splitAttempts(events: readonly Event[], evidence: CreateEvidence): Attempt[] {
  const attempts: Attempt[] = [];
  const controller: Event[] = [];
  const nameless: Event[] = [];
  for (const event of [...events].sort(compareEvents)) {
    if (OPERATION_EVENTS.has(event.name) || isOfOtherRequest(event, evidence)) leave(attempts, event);
    else if (isOfController(event)) controller.push(event);
    else if (event.instance === null) nameless.push(event);
    else place(attempts, event, evidence);
  }
  for (const event of nameless) attemptOnHost(attempts, event)?.compute.push(event);
  if (attempts.length === 0 && controller.length > 0) attempts.push(emptyAttempt(1));
  splitController(attempts, withoutSiblings(controller, attempts.length));
  return attempts;
}

/**
 * `Rescheduling: True` names the request alone, so that it may be of a sibling; where the conductor also names the instance
 * (`Error from last host`), that line is the one that counts.
 */
function withoutSiblings(controller: readonly Event[], attempts: number): readonly Event[] {
  const isNamed = controller.some((event) => event.name === 'rescheduled' && event.instance !== null);
  const isOfOther = attempts < 2 && instanceCount(controller) > 1;
  if (!isNamed && !isOfOther) return controller;
  return controller.filter((event) => event.name !== 'rescheduled' || event.instance !== null);
}

/** A line that names no instance may be of a sibling on another host: it belongs where the instance itself was seen. */
function attemptOnHost(attempts: readonly Attempt[], event: Event): Attempt | null {
  const onHost = attempts.filter((attempt) => mayBeSameHost(attempt.host, event.host));
  const begun = onHost.findLast((attempt) => (attempt.compute[0]?.atMs ?? 0) - LEAD_MS <= event.atMs);
  return begun ?? onHost[0] ?? null;
}

/** Scheduler and conductor, too, set an instance to ERROR. */
function isOfController(event: Event): boolean {
  if (CONTROLLER_EVENTS.has(event.name)) return true;
  return event.name === 'build_failed' && CONTROLLER_SERVICE.test(event.origin.service ?? '');
}

function isOfOtherRequest(event: Event, { requests }: CreateEvidence): boolean {
  if (event.requestId === null || requests.has(event.requestId)) return false;
  return !FLOATING_EVENTS.has(event.name);
}

/** What happens to the instance under another request ends what can be known of a boot that is under way. */
function leave(attempts: readonly Attempt[], event: Event): void {
  const current = attempts.at(-1);
  if (current === undefined || current.leftBy !== null || current.ran !== null) return;
  if (current.fatal !== null && current.fatal.name !== 'claim_aborted') return;
  if (DELETE_EVENTS.has(event.name) || ENDING_OPERATIONS.has(event.attributes.operation ?? '')) {
    current.leftBy = event;
  }
}

function place(attempts: Attempt[], event: Event, evidence: CreateEvidence): void {
  const isOwn = event.requestId !== null && evidence.requests.has(event.requestId);
  const attempt = attemptFor(attempts, event, isOwn);
  if (attempt === null) return;
  attempt.host ??= hostOf(event);
  attempt.compute.push(event);
  noteOutcome(attempt, event, isOwn);
}

function attemptFor(attempts: Attempt[], event: Event, isOwn: boolean): Attempt | null {
  if (event.attempt !== null) return numberedAttempt(attempts, event.attempt);
  if (PICKUP_EVENTS.has(event.name) && opensAttempt(attempts, event)) return openAttempt(attempts);
  const attempt =
    attempts.findLast((candidate) => mayBeSameHost(candidate.host, hostOf(event))) ?? attempts.at(-1);
  if (attempt !== undefined) return isOwn || !isOver(attempt) ? attempt : null;
  return FLOATING_EVENTS.has(event.name) ? null : openAttempt(attempts);
}

function openAttempt(attempts: Attempt[]): Attempt {
  const opened = emptyAttempt((attempts.at(-1)?.number ?? 0) + 1);
  attempts.push(opened);
  return opened;
}

function numberedAttempt(attempts: Attempt[], number: number): Attempt {
  const known = attempts.find((attempt) => attempt.number === number);
  if (known !== undefined) return known;
  const opened = emptyAttempt(number);
  attempts.push(opened);
  attempts.sort((a, b) => a.number - b.number);
  return opened;
}

/** A delete under the boot's own request is the clean-up of a build that failed without saying so. */
function noteOutcome(attempt: Attempt, event: Event, isOwn: boolean): void {
  if (event.name === 'build_complete') attempt.ran ??= event;
  if (isOver(attempt)) return;
  if (event.name === 'build_deleted' || (DELETE_EVENTS.has(event.name) && !isOwn)) attempt.leftBy = event;
  else if (FATAL.has(event.name) || DELETE_EVENTS.has(event.name)) attempt.fatal = event;
}
