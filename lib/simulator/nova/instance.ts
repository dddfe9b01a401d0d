import type { Kernel } from '../kernel/kernel';
import { Signal } from '../kernel/signal';
import type { ComputeHost } from './compute-host';
import type { NovaStepName, StepInstance } from './step';

/** An instance that a user asked for. */
export interface NovaInstance extends StepInstance {
  /** Where it runs, or was last tried. */
  host: ComputeHost | null;
  /** Fires when the user deletes it. */
  deleted: Signal;
  attempts: Attempt[];
  /** All instances of its request, itself among them. */
  siblings: readonly NovaInstance[];
}

export type AttemptStatus = 'booting' | 'running' | 'failed' | 'deleted';

export type AttemptCache = 'cold' | 'follower' | 'warm' | 'none' | 'unknown';

/** One try to build an instance on one host, or the request alone where no host was found. */
export interface Attempt {
  instance: NovaInstance;
  /** From 1. */
  number: number;
  host: ComputeHost | null;
  /** True Unix milliseconds of the first occurrence of each step. */
  at: Partial<Record<NovaStepName, number>>;
  /** The same by the clock of the machine that logs it. */
  clock: Partial<Record<NovaStepName, number>>;
  /** The last occurrence, by the clock of the machine: ports are plugged one by one. */
  lastClock: Partial<Record<NovaStepName, number>>;
  /** Steps of which a line was written. */
  logged: Set<NovaStepName>;
  /** Waits and command times that lines state, milliseconds. */
  told: Partial<Record<NovaStepName, number>>;
  status: AttemptStatus;
  cache: AttemptCache;
  failure: string | null;
  /** The network allocation that runs beside the build. */
  networkReady: Signal;
}

export function newAttempt(kernel: Kernel, instance: NovaInstance, host: ComputeHost | null): Attempt {
  const attempt: Attempt = {
    instance,
    number: instance.attempts.length + 1,
    host,
    at: {},
    clock: {},
    lastClock: {},
    logged: new Set(),
    told: {},
    status: 'booting',
    cache: 'unknown',
    failure: null,
    networkReady: new Signal(kernel),
  };
  instance.attempts.push(attempt);
  instance.host = host;
  return attempt;
}

/** Notes that a step of a try happens now, on a machine whose clock is `clockOffsetMs` ahead. */
export function noteStep(attempt: Attempt, name: NovaStepName, atMs: number, clockOffsetMs: number): void {
  attempt.at[name] ??= atMs;
  attempt.clock[name] ??= atMs + clockOffsetMs;
  attempt.lastClock[name] = atMs + clockOffsetMs;
}
