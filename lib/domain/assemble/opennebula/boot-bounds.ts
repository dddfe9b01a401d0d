import type { Attempt } from './attempt';
import { hasBeginning, isCreation } from './attempt';
import type { Signal } from './signal';

/** The moments that bound a boot's phases, each the best that the evidence has. */
export interface BootBounds {
  /** Earliest moment known of it. */
  start: Signal;
  created: Signal | null;
  /** End of the queue. */
  active: Signal | null;
  prolog: Signal | null;
  boot: Signal | null;
  running: Signal | null;
  /** Begin of what `build` measures. */
  pickup: Signal | null;
  /** Last moment of the boot, Unix milliseconds. */
  endMs: number;
}

const SCHEDULING = new Set(['dispatched', 'deploy_requested', 'placement_failed']);
const FAILURES = new Set(['step_failed', 'driver_error', 'prolog_failed', 'boot_failed', 'cloning_failed']);

/**
 * The bounds of an attempt: states first, then what a record tells (end of the prolog), then oned's driver messages.
 * ACTIVE and PROLOG are written in the same second and stand in for each other.
 */
export function boundsOf(attempt: Attempt): BootBounds {
  const active = attempt.active ?? attempt.prolog ?? attempt.deploying;
  const prolog = attempt.prolog ?? attempt.active ?? attempt.deploying;
  const boot = attempt.boot ?? attempt.prologFinished ?? attempt.transferred;
  const running = attempt.running ?? (attempt.failure === null ? attempt.deployed : null);
  const own = attempt.signals.filter((signal) => signal.name !== 'record_seen');
  const start = own.reduce(
    (first, signal) => (signal.atMs < first.atMs ? signal : first),
    own[0] ?? created(attempt),
  );
  return {
    start,
    created: attempt.created,
    active,
    prolog,
    boot,
    running,
    pickup: hasBeginning(attempt) ? (active ?? boot) : null,
    endMs: Math.max(start.atMs, endOf(attempt, running)),
  };
}

function created(attempt: Attempt): Signal {
  const [first] = attempt.signals;
  if (first === undefined) throw new Error('an attempt begins with a signal');
  return first;
}

function endOf(attempt: Attempt, running: Signal | null): number {
  if (running !== null) return running.atMs;
  if (attempt.leftBy !== null) return attempt.leftBy.atMs;
  const moments = (signals: readonly Signal[]) => signals.map((signal) => signal.atMs);
  if (attempt.failure !== null || attempt.failedStep !== null) {
    return Math.max(...moments(failuresOf(attempt)));
  }
  const left = attempt.isOver
    ? attempt.signals.filter((signal) => signal.name !== 'state_left')
    : attempt.signals;
  return Math.max(...moments(left.filter((signal) => signal.name !== 'record_seen')));
}

/** What tells that and why the attempt failed, in order. */
export function failuresOf(attempt: Attempt): Signal[] {
  return attempt.signals.filter((signal) => FAILURES.has(signal.name));
}

/** Whether the signal is a line of the scheduler or of oned that leads to ACTIVE. */
export function isScheduling(signal: Signal): boolean {
  return SCHEDULING.has(signal.name);
}

/** What the boot's first moment is. */
export function startBasisOf(
  start: Signal,
): 'request' | 'created' | 'queue' | 'schedule' | 'build' | 'first_event' {
  if (start.name === 'creation_requested') return 'request';
  if (start.name === 'pending') return isCreation(start) ? 'created' : 'queue';
  if (start.name === 'hold' || start.name === 'cloning') return 'queue';
  if (isScheduling(start)) return 'schedule';
  return start.name === 'active' || start.name === 'prolog' ? 'build' : 'first_event';
}
