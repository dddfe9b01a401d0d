import type { BootFailure, BootStatus } from '../../boot';
import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { type Attempt, hasBeginning, stageOf } from './attempt';
import type { BootBounds } from './boot-bounds';
import { failureOf } from './failure';
import { stateOf } from './signal';

/** How an attempt ended, as far as its events tell. */
export interface Outcome {
  status: BootStatus;
  failure: BootFailure | null;
  notes: string[];
}

/** States in which a VM has not run yet. */
const ON_THE_WAY = new Set(['INIT', 'PENDING', 'HOLD', 'CLONING', 'LCM_INIT', 'PROLOG', 'BOOT']);
const FAILURE_STATES = new Set(['PROLOG_FAILURE', 'BOOT_FAILURE', 'CLONING_FAILURE', 'FAILED']);

/** The outcome of an attempt; `records` are the records of the VM if it is its last attempt, else none. */
export function outcomeOf(attempt: Attempt, bounds: BootBounds, records: readonly Event[]): Outcome {
  if (bounds.running !== null) return ran(attempt);
  if (attempt.failure !== null || attempt.failedStep !== null) return failed(attempt);
  if (attempt.leftBy !== null) return deleted(attempt);
  const last = [...records].sort(compareEvents).at(-1);
  const state = last === undefined ? null : stateInRecord(last);
  if (last !== undefined && state !== null && FAILURE_STATES.has(state)) {
    const reason = last.attributes.reason ?? `state ${state}`;
    return { status: 'failed', failure: { reason, event: last.id }, notes: [] };
  }
  if (!hasBeginning(attempt)) return unfinished('partial', beginsInTheMiddle(attempt));
  if (state !== null && !ON_THE_WAY.has(state)) {
    return unfinished('partial', [`A record shows the VM in state ${state}, but none tells when it ran.`]);
  }
  if (!attempt.isOver) return unfinished('booting', []);
  return unfinished('partial', ['What came after shows that the boot is over; its end is not in the log.']);
}

function unfinished(status: BootStatus, notes: string[]): Outcome {
  return { status, failure: null, notes };
}

function ran(attempt: Attempt): Outcome {
  if (!hasBeginning(attempt)) return unfinished('partial', beginsInTheMiddle(attempt));
  const notes: string[] = [];
  if (attempt.running === null) {
    notes.push('Known from oned.log alone: ACTIVE, BOOT and RUNNING are taken from its driver messages.');
  }
  const isReported = attempt.signals.some((signal) => signal.name === 'monitored_running');
  if (isReported) notes.push('The monitor reported RUNNING before the driver had answered.');
  return { status: 'running', failure: null, notes };
}

function failed(attempt: Attempt): Outcome {
  const notes = beginsInTheMiddle(attempt);
  const after = attempt.signals.find((signal) => signal.name === 'running');
  if (after !== undefined) {
    notes.push('The VM was brought to RUNNING after the failure, by hand or because the monitor found it.');
  }
  return { status: 'failed', failure: failureOf(attempt), notes };
}

function deleted(attempt: Attempt): Outcome {
  const state = attempt.leftBy === null ? '' : stateOf(attempt.leftBy);
  const what = state === 'CLEANUP_RESUBMIT' ? 'deleted and created again' : 'deleted';
  const reason = `The VM was ${what} before it ran (${state}).`;
  return {
    status: 'deleted',
    failure: attempt.leftBy === null ? null : { reason, event: attempt.leftBy.own.id },
    notes: [],
  };
}

function beginsInTheMiddle(attempt: Attempt): string[] {
  if (hasBeginning(attempt)) return [];
  const isQueued = stageOf(attempt) === 1;
  return [
    isQueued ? 'The creation of the VM is not in the evidence.' : 'The log begins in the middle of the boot.',
  ];
}

function stateInRecord(record: Event): string | null {
  const { lcm, state } = record.attributes;
  if (typeof lcm === 'string') return lcm;
  return typeof state === 'string' ? state : null;
}
