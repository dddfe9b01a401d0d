import { EventQueue } from './event-queue';

/** Puts a process to sleep; whoever ends the sleep calls `wake` once. */
export interface Parking {
  park(wake: () => void): void;
}

/** What a process yields: milliseconds to sleep, or something to sleep on. */
export type Wait = number | Parking;

/** A sequence of actions in simulated time, written as a generator; `yield* other` runs another as a part of it. */
export type Process<Result = void> = Generator<Wait, Result, void>;

/**
 * Discrete-event simulation: simulated time jumps from one scheduled action to the next, and actions at one moment run in
 * the order in which they were scheduled.
 */
export class Kernel {
  readonly #queue = new EventQueue();
  #nowMs: number;
  #sequence = 0;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** Simulated Unix time in milliseconds with fractions. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Runs `action` at a moment; a moment in the past means now. */
  schedule(atMs: number, action: () => void): void {
    this.#queue.push({ atMs: Math.max(atMs, this.#nowMs), sequence: this.#sequence++, action });
  }

  /** Starts a process now. */
  start(process: Process<unknown>): void {
    const wake = () => {
      const next = process.next();
      if (next.done === true) return;
      const wait = next.value;
      if (typeof wait === 'number') this.schedule(this.#nowMs + wait, wake);
      else wait.park(wake);
    };
    this.schedule(this.#nowMs, wake);
  }

  /** Runs up to `limit` actions; false when nothing is left to happen. */
  advance(limit: number): boolean {
    for (let done = 0; done < limit; done++) {
      const entry = this.#queue.pop();
      if (entry === undefined) return false;
      this.#nowMs = entry.atMs;
      entry.action();
    }
    return true;
  }
}
