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
