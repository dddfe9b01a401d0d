import type { BootStatus } from '../../boot';
import type { Event } from '../../event';
import type { PhaseDraft } from '../phase-builder';
import { isPostedPhase, postedPhases } from '../posted/posted-phases';
import type { Attempt } from './attempt';
import { type BootBounds, failuresOf } from './boot-bounds';
import { bootPhases } from './boot-phases';
import { queuePhases } from './queue-phases';
import { isStateInterval, type Signal } from './signal';

const TRANSFER = new Set(['transfer_line', 'transfer_succeeded', 'prolog_finished']);
const DEPLOY = new Set([
  'deployment_file_generated',
  'context_created',
  'context_absent',
  'network_pre_done',
  'host_prepared',
  'deploy_done',
  'network_post_done',
  'deploy_succeeded',
  'monitored_running',
]);

/** All phases of an attempt. Of a partial boot, a phase of which only its beginning is known is left out. */
export function phaseDraftsOf(attempt: Attempt, bounds: BootBounds, status: BootStatus): PhaseDraft[] {
  const drafts = [
    ...queuePhases(attempt, bounds),
    ...prologPhase(attempt, bounds),
    ...bootPhase(attempt, bounds),
    ...bootPhases(attempt, bounds),
  ]
    .filter((draft) => draft.startAtMs <= bounds.endMs)
    .map((draft) => ({ ...draft, endAtMs: Math.min(draft.endAtMs, bounds.endMs) }))
    .filter((draft) => status !== 'partial' || draft.open !== true || draft.endAtMs > draft.startAtMs);
  return [...drafts, ...postedPhases(postedEventsOf(attempt), drafts)];
}

/** Intervals that a shipper posted, except those that are states of the VM. */
export function postedEventsOf(attempt: Attempt): Event[] {
  const events = attempt.signals.flatMap((signal) => signal.events);
  return events.filter((event) => isPostedPhase(event) && !isStateInterval(event));
}

function prologPhase(attempt: Attempt, bounds: BootBounds): PhaseDraft[] {
  const start = bounds.prolog ?? firstOf(attempt, isTransfer);
  if (start === null || (bounds.prolog === null && bounds.boot !== null)) return [];
  const end = bounds.boot ?? bounds.running;
  const isFailed = bounds.boot === null;
  const inner = attempt.signals.filter(isTransfer);
  return [
    {
      name: bounds.boot === null && bounds.running !== null ? 'prolog_boot' : 'prolog',
      startAtMs: start.atMs,
      endAtMs: Math.max(start.atMs, end?.atMs ?? bounds.endMs),
      evidence: eventsOf([start, ...inner, ...(isFailed ? failuresOf(attempt) : []), end]),
      open: end === null,
    },
  ];
}

/** BOOT, or where the log begins in its middle the part of it that the log has. */
function bootPhase(attempt: Attempt, bounds: BootBounds): PhaseDraft[] {
  const isUndivided = bounds.boot === null && bounds.prolog !== null;
  const start = isUndivided ? null : (bounds.boot ?? firstOf(attempt, isDeploy));
  if (start === null) return [];
  const inner = attempt.signals.filter((signal) => DEPLOY.has(signal.name));
  return [
    {
      name: 'boot',
      startAtMs: start.atMs,
      endAtMs: bounds.endMs,
      evidence: eventsOf([start, ...inner, ...failuresOf(attempt), bounds.running]),
      open: bounds.running === null,
    },
  ];
}

function isTransfer(signal: Signal): boolean {
  return (
    TRANSFER.has(signal.name) || (signal.name === 'step_failed' && signal.own.attributes.verb !== undefined)
  );
}

function isDeploy(signal: Signal): boolean {
  const failsDeploy = signal.name === 'step_failed' && signal.own.attributes.verb === undefined;
  return DEPLOY.has(signal.name) || failsDeploy || signal.name === 'boot_failed';
}

function firstOf(attempt: Attempt, test: (signal: Signal) => boolean): Signal | null {
  return attempt.signals.find(test) ?? null;
}

function eventsOf(signals: readonly (Signal | null)[]): Event[] {
  return signals.flatMap((signal) => signal?.events ?? []);
}
