/** Something that happens at a moment. */
export interface Timed {
  /** Milliseconds. */
  atMs: number;
  /** Order of scheduling: breaks ties, so that a run is repeatable. */
  sequence: number;
  action: () => void;
}

/** Binary heap of what is still to happen, earliest first. */
export class EventQueue {
  readonly #heap: Timed[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(entry: Timed): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Timed;
      if (!precedes(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  /** Takes the earliest; undefined when nothing is left. */
  pop(): Timed | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sinkFromTop(last);
    return first;
  }

  #sinkFromTop(entry: Timed): void {
    const heap = this.#heap;
    const { length } = heap;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= length) break;
      const right = child + 1;
      if (right < length && precedes(heap[right] as Timed, heap[child] as Timed)) child = right;
      if (!precedes(heap[child] as Timed, entry)) break;
      heap[index] = heap[child] as Timed;
      index = child;
    }
    heap[index] = entry;
  }
}

function precedes(a: Timed, b: Timed): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.sequence < b.sequence);
}
