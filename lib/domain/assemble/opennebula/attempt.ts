import { type Signal, says } from './signal';

/** One try to bring a new VM from creation, or from a retry, to RUNNING. */
export interface Attempt {
  /** Everything that happened during it, in order. */
  signals: Signal[];
  /** Creation of the VM, or the PENDING of a delete-recreate; null where neither is in the evidence. */
  created: Signal | null;
  /** States before ACTIVE, in order: pending, hold, cloning. */
  queued: Signal[];
  active: Signal | null;
  prolog: Signal | null;
  /** End of the prolog as a record tells it. */
  prologFinished: Signal | null;
  boot: Signal | null;
  running: Signal | null;
  /** What oned.log alone tells of ACTIVE, BOOT and RUNNING. */
  deploying: Signal | null;
  transferred: Signal | null;
  deployed: Signal | null;
  /** The state or driver message that says that it failed. */
  failure: Signal | null;
  /** The first driver step that failed. */
  failedStep: Signal | null;
  /** The state by which it was left without having run. */
  leftBy: Signal | null;
  /** It began as a retry in the same HISTORY record, without PENDING and ACTIVE. */
  isRetry: boolean;
  /** Something later shows that it is over. */
  isOver: boolean;
}

/** An attempt of which nothing is known yet. */
export function emptyAttempt(): Attempt {
  return {
    signals: [],
    created: null,
    queued: [],
    active: null,
    prolog: null,
    prologFinished: null,
    boot: null,
    running: null,
    deploying: null,
    transferred: null,
    deployed: null,
    failure: null,
    failedStep: null,
    leftBy: null,
    isRetry: false,
    isOver: false,
  };
}

/** How far it has come: 0 nothing known, 1 queued, 2 active, 3 prolog, 4 boot. */
export function stageOf(attempt: Attempt): number {
  if (attempt.boot !== null) return 4;
  if (attempt.prolog !== null) return 3;
  if (attempt.active !== null) return 2;
  return attempt.queued.length > 0 ? 1 : 0;
}

/** Whether it ran, failed or was left. */
export function hasEnded(attempt: Attempt): boolean {
  return attempt.running !== null || attempt.failure !== null || attempt.leftBy !== null || attempt.isOver;
}

/** Whether its beginning is in the evidence. */
export function hasBeginning(attempt: Attempt): boolean {
  return attempt.isRetry || attempt.created !== null || attempt.active !== null || attempt.prolog !== null;
}

/** Whether nothing but ACTIVE is known of it, which precedes every operation on a powered-off VM as well. */
export function isTentative(attempt: Attempt): boolean {
  return stageOf(attempt) === 2 && attempt.queued.length === 0;
}

/** Whether a PENDING is the VM's creation; what a shipper posts as `pending` is meant so. */
export function isCreation(signal: Signal): boolean {
  return says(signal, 'creation', true) || signal.kind === 'posted';
}

/** Whether it begins with the VM's creation, which happens once. */
export function wasCreated(attempt: Attempt): boolean {
  return attempt.created !== null && says(attempt.created, 'creation', true);
}

/**
 * Whether a RUNNING is the end of the boot rather than of a later operation: one that comes from another state than BOOT
 * (a hook tells) is not, nor is a log's where the log did not begin before RUNNING and only a record knows of the boot.
 */
export function endsBoot(attempt: Attempt, running: Signal): boolean {
  const { from } = running.own.attributes;
  if (typeof from === 'string' && from !== 'BOOT' && from !== 'BOOT_FAILURE') return false;
  return running.kind !== 'log' || attempt.boot !== null || attempt.prolog?.kind !== 'record';
}
