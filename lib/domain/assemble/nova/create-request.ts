import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { CLAIMS, CREATE_PROOFS, OPERATION_EVENTS } from './event-roles';

/** Which of an instance's events speak of its creation. */
export interface CreateEvidence {
  /** Request ids of the creation, as written; empty where the evidence carries none. */
  requests: ReadonlySet<string>;
  /** Whether any event proves a creation; without one there is no boot. */
  proven: boolean;
  /** Request ids of operations that are no boot. */
  operations: ReadonlySet<string>;
}

/**
 * Tells an instance's creation from everything else that happens to it: a request with a line that only a creation
 * writes, else the first claim of an instance of which nothing was heard before and whose request bears no mark of
 * another operation.
 */
export function findCreateEvidence(events: readonly Event[]): CreateEvidence {
  const operations = operationRequests(events);
  const proofs = events.filter(
    (event) =>
      CREATE_PROOFS.has(event.name) && (event.requestId === null || !operations.has(event.requestId)),
  );
  if (proofs.length > 0) return { requests: requestIds(proofs), proven: true, operations };
  const claim = firstUnmarkedClaim(events, operations);
  if (claim === null) return { requests: new Set(), proven: false, operations };
  return { requests: requestIds([claim]), proven: true, operations };
}

/**
 * Request ids whose events without an instance may belong to this instance's boots: those of its named events, but for
 * requests of other operations and of lines that carry another service's id.
 */
export function candidateRequests(named: readonly Event[], isForeign: (event: Event) => boolean): string[] {
  const operations = operationRequests(named);
  const ids = named
    .filter((event) => event.requestId !== null && !isForeign(event) && !operations.has(event.requestId))
    .map((event) => event.requestId ?? '');
  return [...new Set(ids)].sort();
}

function operationRequests(events: readonly Event[]): Set<string> {
  const marked = requestIds(events.filter((event) => OPERATION_EVENTS.has(event.name)));
  for (const event of events) {
    if (event.requestId !== null && isCertainCreation(event)) marked.delete(event.requestId);
  }
  return marked;
}

/** A boot's own request can bear an operation's mark (a reboot of the guest while it builds), never the reverse. */
function isCertainCreation(event: Event): boolean {
  return event.name === 'lock_acquired' || event.name === 'build_started' || event.name === 'build_complete';
}

function firstUnmarkedClaim(events: readonly Event[], operations: ReadonlySet<string>): Event | null {
  const compute = [...events].sort(compareEvents).filter((event) => event.instance !== null);
  const first = compute.find((event) => !isQuietBefore(event));
  if (first === undefined || !CLAIMS.has(first.name)) return null;
  const isMarked =
    first.requestId === null
      ? events.some((event) => OPERATION_EVENTS.has(event.name))
      : operations.has(first.requestId);
  return isMarked ? null : first;
}

/** Scheduling precedes every claim, whatever the operation. */
function isQuietBefore(event: Event): boolean {
  return ['schedule_started', 'placement_claimed', 'host_selected', 'schedule_finished'].includes(event.name);
}

function requestIds(events: readonly Event[]): Set<string> {
  return new Set(events.map((event) => event.requestId).filter((id) => id !== null));
}
