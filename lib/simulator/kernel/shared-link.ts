import type { Kernel, Process } from './kernel';

interface Flow {
  /** Bytes per share at which the flow is done. */
  doneAt: number;
  wake: () => void;
}

/**
 * A network link or disk whose bandwidth its concurrent transfers share equally (processor sharing). `#servedBytes` is what
 * each transfer present since the start would have received, so that a transfer ends when it has grown by its size.
 */
export class SharedLink {
  readonly #kernel: Kernel;
  readonly #bytesPerMs: number;
  #flows: Flow[] = [];
  #servedBytes = 0;
  #updatedMs: number;
  #plan = 0;

  constructor(kernel: Kernel, bytesPerSecond: number) {
    this.#kernel = kernel;
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#updatedMs = kernel.nowMs;
  }

  /** Number of transfers under way. */
  get active(): number {
    return this.#flows.length;
  }

  /** Moves `bytes`, sharing the link with the others meanwhile. Returns the milliseconds it took. */
  *transfer(bytes: number): Process<number> {
    const startedMs = this.#kernel.nowMs;
    yield {
      park: (wake) => {
        this.#settle();
        this.#flows.push({ doneAt: this.#servedBytes + bytes, wake });
        this.#planNextEnd();
      },
    };
    return this.#kernel.nowMs - startedMs;
  }

  #settle(): void {
    const elapsedMs = this.#kernel.nowMs - this.#updatedMs;
    this.#updatedMs = this.#kernel.nowMs;
    if (this.#flows.length > 0) this.#servedBytes += (elapsedMs * this.#bytesPerMs) / this.#flows.length;
    else this.#servedBytes = 0;
  }

  #planNextEnd(): void {
    const plan = ++this.#plan;
    const first = this.#flows.reduce<Flow | null>(
      (least, flow) => (least === null || flow.doneAt < least.doneAt ? flow : least),
      null,
    );
    if (first === null) return;
    const leftMs = ((first.doneAt - this.#servedBytes) * this.#flows.length) / this.#bytesPerMs;
    this.#kernel.schedule(this.#kernel.nowMs + Math.max(leftMs, 0), () => {
      if (plan === this.#plan) this.#finish(first);
    });
  }

  #finish(flow: Flow): void {
    this.#settle();
    this.#flows = this.#flows.filter((other) => other !== flow);
    flow.wake();
    this.#planNextEnd();
  }
}
