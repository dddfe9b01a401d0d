import type { Kernel, Process } from './kernel';

/** Something that happens once, and that processes wait for. */
export class Signal {
  readonly #kernel: Kernel;
  #waiting: Array<() => void> = [];
  #fired = false;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get fired(): boolean {
    return this.#fired;
  }

  /** Lets everyone who waits, or will wait, go on. Later calls do nothing. */
  fire(): void {
    if (this.#fired) return;
    this.#fired = true;
    for (const wake of this.#waiting) this.#kernel.schedule(this.#kernel.nowMs, wake);
    this.#waiting = [];
  }

  /** Waits until it happens, at most `timeoutMs`. Returns whether it happened. */
  *wait(timeoutMs = Number.POSITIVE_INFINITY): Process<boolean> {
    if (this.#fired) return true;
    yield { park: (wake) => this.#park(wake, timeoutMs) };
    return this.#fired;
  }

  #park(wake: () => void, timeoutMs: number): void {
    let woken = false;
    const once = () => {
      if (woken) return;
      woken = true;
      wake();
    };
    this.#waiting.push(once);
    if (timeoutMs !== Number.POSITIVE_INFINITY) this.#kernel.schedule(this.#kernel.nowMs + timeoutMs, once);
  }
}
