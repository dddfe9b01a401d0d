import type { Boot } from '../../boot';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { instanceSubject, requestSubject, type Subject } from '../../subject';
import { bootClock, clockNotes } from '../boot-clock';
import { bootDurationMs } from '../boot-duration';
import { type BootIdentity, bootSkeleton } from '../boot-skeleton';
import { elapsedMs } from '../elapsed-ms';
import { buildPhases } from '../phase-builder';
import { unaccountedMs } from '../unaccounted';
import type { Attempt } from './attempt';
import { type BootBounds, boundsOf, startBasisOf } from './boot-bounds';
import { cacheVerdict } from './cache';
import { bootFacts, type VmEvidence } from './facts';
import { momentsOfAttempt } from './one-moments';
import { type Outcome, outcomeOf } from './outcome';
import { phaseDraftsOf, postedEventsOf } from './phase-drafts';
import { hasUnknownState } from './queue-phases';

/** The boot of an attempt. The VM's records speak of the end of its last one. */
export function opennebulaBoot(identity: BootIdentity, attempt: Attempt, vm: VmEvidence): Boot {
  const bounds = boundsOf(attempt);
  const outcome = outcomeOf(attempt, bounds, attempt === vm.attempts.at(-1) ? vm.records : []);
  const { start, running } = bounds;
  const startedAtMs = start.atMs;
  const postedEnds = postedEventsOf(attempt).map((event) => event.endMs ?? event.atMs);
  const endedAtMs = Math.max(bounds.endMs, ...postedEnds);
  const phases = buildPhases(phaseDraftsOf(attempt, bounds, outcome.status), startedAtMs);
  const own = attempt.signals.flatMap((signal) => signal.events).sort(compareEvents);
  const facts = bootFacts(attempt, vm, startedAtMs);
  const clock = bootClock(boundingEvents(bounds));
  return {
    ...bootSkeleton(identity, { startedAtMs, startBasis: startBasisOf(start), endedAtMs }),
    attempts: vm.attempts.length,
    ...facts,
    status: outcome.status,
    cache: cacheVerdict(own, vm.records),
    runningAtMs: running?.atMs ?? null,
    totalMs: durationFrom(bounds.created?.atMs, bounds, outcome),
    buildMs: durationFrom(bounds.pickup?.atMs, bounds, outcome),
    buildStartMs: bounds.pickup === null ? null : elapsedMs(startedAtMs, bounds.pickup.atMs),
    phases,
    moments: momentsOfAttempt(attempt, startedAtMs),
    unaccountedMs: unaccountedMs(phases, elapsedMs(startedAtMs, endedAtMs)),
    failure: outcome.failure,
    clock,
    notes: [...outcome.notes, ...queueNotes(attempt, bounds), ...zoneNotes(vm), ...clockNotes(clock)],
    subjects: subjectsOf(identity, own),
  };
}

function durationFrom(fromMs: number | undefined, { running }: BootBounds, outcome: Outcome): number | null {
  if (fromMs === undefined || running === null || outcome.status !== 'running') return null;
  return bootDurationMs(fromMs, running.atMs);
}

function boundingEvents({ start, created, active, prolog, boot, running }: BootBounds): Event[] {
  return [start, created, active, prolog, boot, running].flatMap((signal) =>
    signal === null ? [] : [signal.event],
  );
}

function queueNotes(attempt: Attempt, bounds: BootBounds): string[] {
  const notes: string[] = [];
  const refusals = attempt.signals.filter((signal) => signal.name === 'placement_failed');
  const reason = refusals
    .map((signal) => signal.own.attributes.reason)
    .findLast((text) => text !== undefined);
  if (refusals.length > 0) {
    const times = refusals.length === 1 ? 'once' : `${refusals.length} times`;
    notes.push(`The scheduler could not place the VM ${times}${reason === undefined ? '.' : `: ${reason}`}`);
  }
  const isUnknown = attempt.queued.some((state, index) =>
    hasUnknownState(state, attempt.queued[index + 1] ?? bounds.active),
  );
  if (isUnknown) notes.push('Before it was pending the VM was on hold or being cloned; no line tells which.');
  return notes;
}

function zoneNotes({ zoneOffsetMs }: VmEvidence): string[] {
  if (zoneOffsetMs === null) return [];
  const minutes = Math.abs(zoneOffsetMs) / 60_000;
  const clock = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return [
    `Records show that the log's stamps are of UTC${zoneOffsetMs < 0 ? '-' : '+'}${clock}: send its time zone with it.`,
  ];
}

function subjectsOf(identity: BootIdentity, own: readonly Event[]): Subject[] {
  const requests = own.flatMap((event) =>
    event.requestId === null ? [] : [requestSubject(event.requestId)],
  );
  return [...new Set([instanceSubject(identity.source, identity.instance), ...requests])].sort();
}
