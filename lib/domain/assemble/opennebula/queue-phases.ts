import type { PhaseDraft } from '../phase-builder';
import type { Attempt } from './attempt';
import { isCreation } from './attempt';
import type { BootBounds } from './boot-bounds';
import type { Signal } from './signal';

const PHASE_OF: Readonly<Record<string, string>> = {
  pending: 'pending',
  placement_failed: 'pending',
  hold: 'hold',
  cloning: 'cloning',
};

/** The phases before ACTIVE: the API call, then pending, hold and cloning as the states changed. */
export function queuePhases(attempt: Attempt, bounds: BootBounds): PhaseDraft[] {
  const drafts: PhaseDraft[] = [];
  const request = attempt.signals.find((signal) => signal.name === 'creation_requested');
  if (request !== undefined && bounds.created !== null) {
    drafts.push({
      name: 'instantiate',
      startAtMs: request.atMs,
      endAtMs: bounds.created.atMs,
      evidence: [...request.events, ...bounds.created.events],
    });
  }
  attempt.queued.forEach((state, index) => {
    const next = attempt.queued[index + 1] ?? bounds.active;
    const name = PHASE_OF[state.name];
    if (name === undefined || hasUnknownState(state, next)) return;
    if (next === null && bounds.running !== null) return;
    drafts.push({
      name,
      startAtMs: state.atMs,
      endAtMs: next?.atMs ?? bounds.endMs,
      evidence: [...state.events, ...refusalsIn(attempt, state, next), ...(next?.events ?? [])],
      open: next === null,
    });
  });
  return drafts;
}

/**
 * A PENDING line after the creation ends a hold or a clone (no line tells the first state), so that what lies between
 * them was no waiting for the scheduler.
 */
export function hasUnknownState(state: Signal, next: Signal | null): boolean {
  return isCreation(state) && next?.name === 'pending' && !isCreation(next);
}

function refusalsIn(attempt: Attempt, state: Signal, next: Signal | null) {
  return attempt.signals
    .filter((signal) => signal.name === 'placement_failed' || signal.name === 'dispatched')
    .filter((signal) => signal.atMs >= state.atMs && (next === null || signal.atMs <= next.atMs + 1000))
    .flatMap((signal) => signal.events);
}
