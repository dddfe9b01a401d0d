import type { Boot, BootFailure, BootStatus } from '../../boot';
import { CACHE_STATES, type CacheVerdict } from '../../boot';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { instanceSubject } from '../../subject';
import { bootClock, clockNotes } from '../boot-clock';
import { bootDurationMs } from '../boot-duration';
import { type BootIdentity, bootSkeleton } from '../boot-skeleton';
import { elapsedMs } from '../elapsed-ms';
import { momentsOf } from '../moments';
import { buildPhases } from '../phase-builder';
import { flavorOf, imageOf } from '../refs';
import { drawSpans } from '../spans/add-spans';
import { isSpan, isTraced } from '../spans/is-span';
import { unaccountedMs } from '../unaccounted';
import { isPostedPhase, postedPhases } from './posted-phases';
import { findTraced, tellTraced } from './tell-traced';

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
  const last = tries.at(-1)?.[0] ?? 1;
  const identity = { cloud: named.cloud, source: named.source, instance: named.instance };
  return tries.map(([attempt, group]) => {
    const boot = postedBoot({ ...identity, attempt }, group);
    return { ...boot, attempts: Math.max(boot.attempts, last) };
  });
}

/** The events of each attempt by its number, in order. */
function splitTries(events: readonly Event[]): [attempt: number, events: Event[]][] {
  const numbered = new Map<number, Event[]>();
  let attempt = 1;
  let isOver = false;
  for (const event of events) {
    if (!isTraced(event)) {
      if (event.attempt !== null) attempt = event.attempt;
      else if (isOver && !isEnd(event)) attempt += 1;
      isOver = isEnd(event);
    }
    const number = isTraced(event) ? (event.attempt ?? attempt) : attempt;
    const group = numbered.get(number);
    if (group === undefined) numbered.set(number, [event]);
    else group.push(event);
  }
  return [...numbered.entries()].sort(([a], [b]) => a - b);
}

function isEnd(event: Event): boolean {
  return event.endMs === null && (RUNNING.has(event.name) || isFailure(event));
}

function isFailure(event: Event): boolean {
  return /(^|_)(failed|failure|error|aborted)$/.test(event.name);
}

function postedBoot(identity: BootIdentity, events: readonly Event[]): Boot {
  const plain = events.filter((event) => !isTraced(event));
  const told = plain.length === 0 ? findTraced(events) : null;
  const startedAtMs = told?.traced.startedAtMs ?? earliestMs(events);
  // A trace decides nothing where there is anything else.
  const deciding = plain.length > 0 ? plain : events;
  const outcome = outcomeOf(deciding, startedAtMs);
  const endedAtMs = Math.max(startedAtMs, outcome.endedAtMs, latestMs(events.filter(isSpan)));
  const phases = buildPhases(postedPhases(plain), startedAtMs);
  const { runningAtMs } = outcome;
  const clock = bootClock(deciding);
  const boot: Boot = {
    ...bootSkeleton(identity, { startedAtMs, startBasis: 'first_event', endedAtMs }),
    requestId: plain.find((event) => event.requestId !== null)?.requestId ?? null,
    displayName: plain.find((event) => isText(event.attributes.displayName))?.attributes.displayName ?? null,
    status: outcome.status,
    image: imageOf(events),
    flavor: flavorOf(events),
    host: hostOf(events),
    cache: reportedCache(plain),
    runningAtMs,
    buildMs: runningAtMs === null ? null : bootDurationMs(startedAtMs, runningAtMs),
    buildStartMs: 0,
    phases,
    moments: momentsOf(
      plain.filter((event) => !isPostedPhase(event)),
      startedAtMs,
    ),
    unaccountedMs: unaccountedMs(phases, elapsedMs(startedAtMs, endedAtMs)),
    failure: outcome.failure,
    clock,
    notes: [...outcome.notes, ...clockNotes(clock)],
    subjects: [instanceSubject(identity.source, identity.instance)],
  };
  const traced = events.filter(isTraced);
  return drawSpans(told === null ? boot : tellTraced(boot, told), traced);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Not by `Math.min(...)`: a trace may have more spans than a call can have arguments. */
function earliestMs(events: readonly Event[]): number {
  return events.reduce((earliest, { atMs }) => Math.min(earliest, atMs), Number.POSITIVE_INFINITY);
}

function latestMs(events: readonly Event[]): number {
  return events.reduce(
    (latest, { atMs, endMs }) => Math.max(latest, endMs ?? atMs),
    Number.NEGATIVE_INFINITY,
  );
}

/** The host of a span of the API is not the one on which the instance boots. */
function hostOf(events: readonly Event[]): string | null {
  const named = events.filter((event) => event.host !== null);
  const onCompute = named.find(({ attributes: { stage } }) => stage !== 'request' && stage !== 'queue');
  return (onCompute ?? named[0])?.host ?? null;
}

interface PostedOutcome {
  status: BootStatus;
  runningAtMs: number | null;
  endedAtMs: number;
  failure: BootFailure | null;
  notes: string[];
}

function outcomeOf(events: readonly Event[], startedAtMs: number): PostedOutcome {
  const lastMs = latestMs(events);
  const base = { runningAtMs: null, endedAtMs: lastMs, failure: null, notes: [] };
  const ran = events.find((event) => event.endMs === null && RUNNING.has(event.name));
  if (ran !== undefined) {
    const outcome: PostedOutcome = { ...base, status: 'running', runningAtMs: ran.atMs };
    return ran.atMs > startedAtMs ? outcome : withoutLength(outcome);
  }
  const broke = events.find((event) => event.endMs === null && isFailure(event));
  if (broke !== undefined) {
    const reason = broke.attributes.reason ?? `The shipper posted ${broke.name}.`;
    return { ...base, status: 'failed', failure: { reason, event: broke.id } };
  }
  if (!events.every((event) => isPostedPhase(event) || isTraced(event))) {
    return { ...base, status: 'booting' };
  }
  if (lastMs <= startedAtMs) return withoutLength(base);
  const note =
    'Only phases were posted, no event says that it runs: taken as running at the end of the last one.';
  return { ...base, status: 'running', runningAtMs: lastMs, notes: [note] };
}

/** A single moment is not a boot, whatever it says. */
function withoutLength(outcome: Omit<PostedOutcome, 'status'>): PostedOutcome {
  const note = 'No time passes in what was posted: how long the boot took is not known.';
  return { ...outcome, status: 'partial', notes: [note] };
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
