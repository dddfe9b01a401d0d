import type { Phase } from '@/lib/domain/boot';
import type { PhaseRow } from '../phase-rows';
import { toMicros } from './trace-event';
import type { TracePlaces, TraceProcess } from './trace-places';

/** Where a span lies: in microseconds, on a thread of a process. */
export interface PlacedSpan {
  phase: Phase;
  process: TraceProcess;
  tid: number;
  ts: number;
  dur: number;
}

/** Threads of phases that run beside others begin here. */
export const FIRST_BESIDE_TID = 10_000;

/**
 * Lays the phases of a boot on threads such that the spans of one thread nest, and nest only where a phase contains
 * another: what overlaps its siblings, or is marked as concurrent, has a thread of its own. Phases of the boot's own
 * process nest in the span of the whole boot, which lasts for `bootUs` on thread 1.
 */
export function placeSpans(
  rows: readonly PhaseRow[],
  places: TracePlaces,
  bootUs: { from: number; to: number },
): PlacedSpan[] {
  const main = new Lanes(1);
  main.take(null, places.host, bootUs.from, bootUs.to);
  const beside = new Lanes(FIRST_BESIDE_TID);
  const besideKeys = new Set<string>();
  const spans: PlacedSpan[] = [];
  const ends = new Map<string, number>();
  for (const { phase } of rows.toSorted((a, b) => a.phase.startMs - b.phase.startMs || a.depth - b.depth)) {
    const isBeside = phase.concurrent || besideKeys.has(phase.parent ?? '');
    if (isBeside) besideKeys.add(phase.key);
    const process = places.of(phase);
    const from = toMicros(phase.startMs);
    const to = clipped(from, toMicros(phase.startMs + phase.durationMs), ends.get(phase.parent ?? ''));
    ends.set(phase.key, to);
    const tid = (isBeside ? beside : main).take(phase, process, from, to);
    spans.push({ phase, process, tid, ts: from, dur: to - from });
  }
  return spans;
}

/** Stamps of 1 s let a part seem to outlast its whole: a viewer would put it elsewhere. */
function clipped(from: number, to: number, wholeEnd: number | undefined): number {
  return wholeEnd === undefined || wholeEnd < from ? to : Math.min(to, wholeEnd);
}

interface OpenSpan {
  key: string | null;
  from: number;
  to: number;
}

/** The threads of one kind, of all processes. */
class Lanes {
  private readonly lanes = new Map<number, OpenSpan[][]>();

  constructor(private readonly firstTid: number) {}

  /** Finds a thread for a span that begins after all that were taken before it; answers its tid. */
  take(phase: Phase | null, { pid }: TraceProcess, from: number, to: number): number {
    const lanes = this.lanes.get(pid) ?? [];
    this.lanes.set(pid, lanes);
    const found = lanes.findIndex((lane) => isFree(lane, phase, from, to));
    const index = found === -1 ? lanes.push([]) - 1 : found;
    lanes[index]?.push({ key: phase?.key ?? null, from, to });
    return this.firstTid + index;
  }
}

/** Whether a span fits on a lane: nothing is open on it, or what is open innermost contains it. */
function isFree(lane: OpenSpan[], phase: Phase | null, from: number, to: number): boolean {
  while (lane.length > 0 && (lane.at(-1)?.to ?? 0) <= from && !isWhole(lane.at(-1), phase)) lane.pop();
  const innermost = lane.at(-1);
  if (innermost === undefined) return true;
  return isWhole(innermost, phase) && innermost.from <= from && to <= innermost.to;
}

/** Whether the open span is the phase that contains this one, or the boot around all at the top. */
function isWhole(open: OpenSpan | undefined, phase: Phase | null): boolean {
  return open !== undefined && (open.key === null || open.key === phase?.parent);
}
