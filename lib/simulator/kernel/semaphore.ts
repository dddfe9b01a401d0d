import type { Kernel, Process } from './kernel';

/** Counting semaphore, first come first served; with one permit a lock. */
export class Semaphore {
  readonly #kernel: Kernel;
  readonly #waiting: Array<() => void> = [];
  #free: number;

  constructor(kernel: Kernel, permits: number) {
    this.#kernel = kernel;
    this.#free = permits;
  }

  /** Takes a permit, in turn. Returns the milliseconds waited for it. */
  *acquire(): Process<number> {
    if (this.#free > 0) {
      this.#free--;
      return 0;
    }
    const askedMs = this.#kernel.nowMs;
    yield { park: (wake) => this.#waiting.push(wake) };
    return this.#kernel.nowMs - askedMs;
  }

  /** Gives a permit back, straight to whoever waits longest. */
  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else this.#kernel.schedule(this.#kernel.nowMs, next);
  }

  /** How many wait for a permit. */
  get queued(): number {
    return this.#waiting.length;
  }
}
