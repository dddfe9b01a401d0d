import type { Boot, BootFailure, BootStatus } from '../../boot';
import { CACHE_STATES, type CacheVerdict } from '../../boot';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { instanceSubject } from '../../subject';
import { bootClock, clockNotes } from '../boot-clock';
import { bootSkeleton } from '../boot-skeleton';
import { elapsedMs } from '../elapsed-ms';
import { momentsOf } from '../moments';
import { buildPhases } from '../phase-builder';
import { flavorOf, imageOf } from '../refs';
import { unaccountedMs } from '../unaccounted';
import { isPostedPhase, postedPhases } from './posted-phases';

/** Moments by which a shipper of any source says that the instance runs. */
const RUNNING = new Set([
  'running',
  'build_complete',
  'boot_complete',
  'instance_spawned',
  'ready',
  'active',
]);

/**
 * The boots of an instance of a source that Bootfall does not know, or of posted phases alone: intervals drawn as posted,
 * moments as posted. A new boot begins where the shipper counts another attempt, else after the instance ran or failed.
 */
export function assemblePostedInstance(events: readonly Event[]): Boot[] {
  const named = events.find((event) => event.instance !== null);
  if (named === undefined || named.instance === null) return [];
  const tries = splitTries([...events].sort(compareEvents));
  const numbers = tries.map((group, index) => group[0]?.attempt ?? index + 1);
  const identity = { cloud: named.cloud, source: named.source, instance: named.instance };
  return tries.map((group, index) => ({
    ...postedBoot({ ...identity, attempt: numbers[index] ?? index + 1 }, group),
    attempts: Math.max(...numbers),
  }));
}

function splitTries(events: readonly Event[]): Event[][] {
  const numbered = new Map<number, Event[]>();
  let attempt = 1;
  let isOver = false;
  for (const event of events) {
    if (event.attempt !== null) attempt = event.attempt;
    else if (isOver && !isEnd(event)) attempt += 1;
    isOver = isEnd(event);
    const group = numbered.get(attempt);
    if (group === undefined) numbered.set(attempt, [event]);
    else group.push(event);
  }
  return [...numbered.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function isEnd(event: Event): boolean {
  return event.endMs === null && (RUNNING.has(event.name) || isFailure(event));
}

function isFailure(event: Event): boolean {
  return /(^|_)(failed|failure|error|aborted)$/.test(event.name);
}

function postedBoot(identity: Parameters<typeof bootSkeleton>[0], events: readonly Event[]): Boot {
  const outcome = outcomeOf(events);
  const first = events[0];
  const startedAtMs = Math.min(...events.map((event) => event.atMs));
  const endedAtMs = Math.max(startedAtMs, outcome.endedAtMs);
  const phases = buildPhases(postedPhases(events), startedAtMs);
  const { runningAtMs } = outcome;
  const clock = bootClock(events);
  return {
    ...bootSkeleton(identity, { startedAtMs, startBasis: 'first_event', endedAtMs }),
    requestId: events.find((event) => event.requestId !== null)?.requestId ?? null,
    displayName:
      events.find((event) => typeof event.attributes.displayName === 'string')?.attributes.displayName ??
      null,
    status: outcome.status,
    image: imageOf(events),
    flavor: flavorOf(events),
    host: events.find((event) => event.host !== null)?.host ?? null,
    cache: reportedCache(events),
    runningAtMs,
    buildMs: runningAtMs === null ? null : elapsedMs(startedAtMs, runningAtMs),
    buildStartMs: first === undefined ? null : 0,
    phases,
    moments: momentsOf(
      events.filter((event) => !isPostedPhase(event)),
      startedAtMs,
    ),
    unaccountedMs: unaccountedMs(phases, elapsedMs(startedAtMs, endedAtMs)),
    failure: outcome.failure,
    clock,
    notes: [...outcome.notes, ...clockNotes(clock)],
    subjects: [instanceSubject(identity.source, identity.instance)],
  };
}

interface PostedOutcome {
  status: BootStatus;
  runningAtMs: number | null;
  endedAtMs: number;
  failure: BootFailure | null;
  notes: string[];
}

function outcomeOf(events: readonly Event[]): PostedOutcome {
  const lastMs = Math.max(...events.map((event) => event.endMs ?? event.atMs));
  const base = { runningAtMs: null, endedAtMs: lastMs, failure: null, notes: [] };
  const ran = events.find((event) => event.endMs === null && RUNNING.has(event.name));
  if (ran !== undefined) return { ...base, status: 'running', runningAtMs: ran.atMs };
  const broke = events.find((event) => event.endMs === null && isFailure(event));
  if (broke !== undefined) {
    const reason = broke.attributes.reason ?? `The shipper posted ${broke.name}.`;
    return { ...base, status: 'failed', failure: { reason, event: broke.id } };
  }
  if (!events.every(isPostedPhase)) return { ...base, status: 'booting' };
  const note =
    'Only phases were posted, no event says that it runs: taken as running at the end of the last one.';
  return { ...base, status: 'running', runningAtMs: lastMs, notes: [note] };
}

function reportedCache(events: readonly Event[]): CacheVerdict {
  for (const event of events) {
    const state = CACHE_STATES.find((known) => known === event.attributes.cache);
    if (state !== undefined) {
      const reason = `The shipper reports the cache as ${state}.`;
      return { state, basis: state === 'unknown' ? 'none' : 'reported', reason, evidence: [event.id] };
    }
  }
  return {
    state: 'unknown',
    basis: 'none',
    reason: 'The shipper says nothing of an image cache.',
    evidence: [],
  };
}
