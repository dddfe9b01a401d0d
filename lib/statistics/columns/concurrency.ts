import type { Chunk } from './chunk';

/** Boots that began longer before are not counted: whatever still runs then is stuck, not competing. Microseconds. */
export const LOOK_BACK_MICROS = 6 * 3_600_000_000;

/** More boots beside one are not told apart. */
export const MOST_BESIDE = 0xffff;

/** Boots of a host side by side. */
interface Intervals {
  length: number;
  hosts: Int32Array;
  starts: Float64Array;
  /** Last moment at which it counts as under way: one that ended when another began was not under way with it. */
  lasts: Float64Array;
  /** Where its count goes. */
  chunks: Uint32Array;
  rows: Uint32Array;
}

/**
 * Counts anew, for boots that started in a span (microseconds) on these hosts (null: on all), the other boots that were
 * under way on their host when they started. Depends on the boots alone, not on the order in which they came.
 */
export function countConcurrency(
  chunks: readonly Chunk[],
  hosts: ReadonlySet<number> | null,
  span: { from: number; to: number },
): void {
  const intervals = intervalsOf(chunks, hosts, { from: span.from - LOOK_BACK_MICROS, to: span.to });
  const active = new EndHeap();
  for (const order of byHost(intervals)) {
    active.clear();
    countOnHost(intervals, order, active, (place, beside) => {
      if ((intervals.starts[place] ?? 0) < span.from) return;
      const chunk = chunks[intervals.chunks[place] ?? 0];
      if (chunk) chunk.concurrency[intervals.rows[place] ?? 0] = Math.min(MOST_BESIDE, beside);
    });
  }
}

function countOnHost(
  { starts, lasts }: Intervals,
  order: Uint32Array,
  active: EndHeap,
  tell: (place: number, beside: number) => void,
): void {
  for (let at = 0; at < order.length; ) {
    const start = starts[order[at] ?? 0] ?? 0;
    let end = at;
    for (; end < order.length && starts[order[end] ?? 0] === start; end += 1)
      active.push(lasts[order[end] ?? 0] ?? 0);
    active.dropBefore(start);
    for (; at < end; at += 1) {
      const place = order[at] ?? 0;
      tell(place, active.size - ((lasts[place] ?? 0) >= start ? 1 : 0));
    }
  }
}

/** The places of each host's boots, by start. */
function byHost({ length, hosts, starts }: Intervals): Uint32Array[] {
  const counts = new Map<number, number>();
  for (let place = 0; place < length; place += 1) {
    const host = hosts[place] ?? 0;
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const orders = new Map([...counts].map(([host, count]) => [host, new Uint32Array(count)]));
  for (let place = 0; place < length; place += 1) {
    const host = hosts[place] ?? 0;
    const left = (counts.get(host) ?? 0) - 1;
    counts.set(host, left);
    const order = orders.get(host);
    if (order) order[left] = place;
  }
  return [...orders.values()].map((order) => order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0)));
}

function intervalsOf(
  chunks: readonly Chunk[],
  wanted: ReadonlySet<number> | null,
  { from, to }: { from: number; to: number },
): Intervals {
  const near = chunks.map((chunk) => chunk.maxStart >= from && chunk.minStart <= to);
  const capacity = chunks.reduce((sum, { length }, index) => sum + (near[index] ? length : 0), 0);
  const found: Intervals = {
    length: 0,
    hosts: new Int32Array(capacity),
    starts: new Float64Array(capacity),
    lasts: new Float64Array(capacity),
    chunks: new Uint32Array(capacity),
    rows: new Uint32Array(capacity),
  };
  chunks.forEach((chunk, index) => {
    for (let row = 0; near[index] && row < chunk.length; row += 1) {
      const host = chunk.host[row] ?? 0;
      const start = chunk.startMicros[row] ?? 0;
      if (host === 0 || !chunk.alive[row] || start < from || start > to) continue;
      if (wanted && !wanted.has(host)) continue;
      const place = found.length++;
      found.hosts[place] = host;
      found.starts[place] = start;
      found.lasts[place] = Math.min((chunk.endMicros[row] ?? 0) - 1, start + LOOK_BACK_MICROS);
      found.chunks[place] = index;
      found.rows[place] = row;
    }
  });
  return found;
}

/** Ends of the boots under way, the earliest on top. */
class EndHeap {
  private readonly ends: number[] = [];

  get size(): number {
    return this.ends.length;
  }

  clear(): void {
    this.ends.length = 0;
  }

  push(end: number): void {
    let place = this.ends.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.ends[parent] ?? 0;
      if (above <= end) break;
      this.ends[place] = above;
      place = parent;
    }
    this.ends[place] = end;
  }

  /** Removes the ends that lie before a moment. */
  dropBefore(moment: number): void {
    while (this.ends.length > 0 && (this.ends[0] ?? 0) < moment) this.pop();
  }

  private pop(): void {
    const last = this.ends.pop();
    if (last === undefined || this.ends.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.ends.length) break;
      if (child + 1 < this.ends.length && (this.ends[child + 1] ?? 0) < (this.ends[child] ?? 0)) child += 1;
      const below = this.ends[child] ?? 0;
      if (below >= last) break;
      this.ends[place] = below;
      place = child;
    }
    this.ends[place] = last;
  }
}
