import type { Phase } from './boot';

type PathPhase = Pick<Phase, 'key' | 'kind' | 'startMs' | 'durationMs' | 'parent' | 'concurrent'>;

/** A stretch of the boot in which nothing but this phase decided when the boot would end. Milliseconds since its start. */
export interface CriticalStretch {
  /** The innermost phase that ran. */
  key: string;
  fromMs: number;
  toMs: number;
}

interface Interval {
  phase: PathPhase;
  startMs: number;
  endMs: number;
}

/** Two lines written for one moment are apart by up to this. */
const SAME_MOMENT_MS = 20;

/**
 * The chain of phases that made the boot take as long as it did, in order and without overlap: from the end of the boot
 * backwards, always what was done last before the next one began. Time that no phase covers is left out. Where phases
 * overlap, the boot's own line goes before what runs beside it, unless that line only waits and what runs beside it ends
 * with the wait: then the wait was for that. What still runs when the next one begins was not waited for: it only fills
 * what the line leaves open. Runs in n log n for any depth.
 */
export function criticalPath(phases: readonly PathPhase[]): CriticalStretch[] {
  const children = intervalsByParent(phases);
  const stretches: CriticalStretch[] = [];
  const open = [
    { key: null as string | null, fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY },
  ];
  for (let window = open.pop(); window; window = open.pop()) {
    const { key, fromMs, toMs } = window;
    const siblings = children.get(key) ?? [];
    // A phase is entered once, for its earliest stretch; the others are its own: else a trace could be walked for ever.
    children.delete(key);
    let cursor = toMs;
    for (const part of chainOf(siblings, fromMs, toMs)) {
      if (key !== null && part.toMs < cursor) stretches.push({ key, fromMs: part.toMs, toMs: cursor });
      open.push(part);
      cursor = part.fromMs;
    }
    if (key !== null && cursor > fromMs) stretches.push({ key, fromMs, toMs: cursor });
  }
  return stretches.sort((a, b) => a.fromMs - b.fromMs);
}

/** Keys of all phases on the path, those that contain a stretch of it included. */
export function criticalKeys(phases: readonly PathPhase[]): Set<string> {
  const parents = new Map(phases.map(({ key, parent }) => [key, parent]));
  const keys = new Set<string>();
  for (const { key } of criticalPath(phases)) {
    for (let at: string | null | undefined = key; at && !keys.has(at); at = parents.get(at)) keys.add(at);
  }
  return keys;
}

/** Phases of a length, by parent, those that end last first; of those that end together the longest last. */
function intervalsByParent(phases: readonly PathPhase[]): Map<string | null, Interval[]> {
  const known = new Set(phases.map(({ key }) => key));
  const children = new Map<string | null, Interval[]>();
  for (const phase of phases) {
    const interval = { phase, startMs: phase.startMs, endMs: phase.startMs + phase.durationMs };
    if (!Number.isFinite(interval.startMs) || !(interval.endMs > interval.startMs)) continue;
    const parent = phase.parent !== null && known.has(phase.parent) ? phase.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(interval);
    else children.set(parent, [interval]);
  }
  for (const siblings of children.values())
    siblings.sort((a, b) => b.endMs - a.endMs || b.startMs - a.startMs);
  return children;
}

/** The siblings that decide, from the last one backwards, each cut to what it decides. */
function* chainOf(
  siblings: readonly Interval[],
  fromMs: number,
  toMs: number,
): Generator<{ key: string; fromMs: number; toMs: number }> {
  const line = new Ended(siblings.filter(({ phase }) => !phase.concurrent));
  const beside = new Ended(siblings.filter(({ phase }) => phase.concurrent));
  let cursor = toMs;
  while (cursor > fromMs) {
    const ofLine = line.runningBefore(cursor);
    const found = pick(ofLine, beside.runningBefore(cursor), cursor);
    if (found) {
      const fills = !ofLine && found.endMs > cursor + SAME_MOMENT_MS;
      const openFromMs = fills ? line.lastEndMs : Number.NEGATIVE_INFINITY;
      const part = {
        key: found.phase.key,
        fromMs: Math.max(found.startMs, openFromMs, fromMs),
        toMs: cursor,
      };
      yield part;
      cursor = part.fromMs;
    } else {
      const lastEndMs = Math.max(line.lastEndMs, beside.lastEndMs);
      if (lastEndMs === Number.NEGATIVE_INFINITY) return;
      cursor = lastEndMs;
    }
  }
}

/** Intervals in the order of their ends, looked through from the last one backwards by a cursor that only goes back. */
class Ended {
  /** What ends at the cursor or after it, the one that ends first on top. */
  private readonly running: Interval[] = [];
  private next = 0;

  /** @param intervals those that end last first */
  constructor(private readonly intervals: readonly Interval[]) {}

  /** Of those that run up to the cursor the one that ends first. */
  runningBefore(cursor: number): Interval | undefined {
    for (let one = this.intervals[this.next]; one && one.endMs >= cursor; one = this.intervals[++this.next])
      this.running.push(one);
    while ((this.running.at(-1)?.startMs ?? Number.NEGATIVE_INFINITY) >= cursor) this.running.pop();
    return this.running.at(-1);
  }

  /** Where the last one ends that ends before the cursor; negative infinity without one. */
  get lastEndMs(): number {
    return this.intervals[this.next]?.endMs ?? Number.NEGATIVE_INFINITY;
  }
}

function pick(
  line: Interval | undefined,
  beside: Interval | undefined,
  cursor: number,
): Interval | undefined {
  if (!line || !beside) return line ?? beside;
  const waitedFor =
    line.phase.kind === 'wait' && beside.phase.kind === 'work' && beside.endMs <= cursor + SAME_MOMENT_MS;
  return waitedFor ? beside : line;
}
