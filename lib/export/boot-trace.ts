import type { Boot, Phase } from '@/lib/domain/boot';
import type { BootDetail } from '@/lib/domain/boot-summary';
import { bootTitle } from './boot-title';
import { phaseRows } from './phase-rows';

/** One event of the Chrome trace event format; times in microseconds since `otherData.startedAtUs`. */
interface TraceEvent {
  name: string;
  ph: 'X' | 'M' | 'i';
  pid: number;
  tid: number;
  cat?: string;
  ts?: number;
  dur?: number;
  s?: 't';
  args: Record<string, unknown>;
}

const PID = 1;
const MOMENTS_TID = 1000;

/**
 * A boot as a Chrome trace, for Perfetto and chrome://tracing: the host is the process; phases that overlap without
 * containing each other lie on lanes of their own, since spans of one thread must nest.
 */
export function renderBootTrace({ boot, events }: BootDetail): string {
  const lines = new Map(events.map((event) => [event.id, event.line]));
  const evidence = (ids: readonly string[]) => ids.map((id) => lines.get(id) ?? id);
  const lanes = laneByKey(boot);
  const trace = {
    displayTimeUnit: 'ms',
    otherData: { boot: boot.id, instance: boot.instance, startedAtUs: Math.round(boot.startedAtMs * 1000) },
    traceEvents: [
      ...names(boot, new Set(lanes.values())),
      span(bootTitle(boot), 'boot', 0, 0, boot.endedAtMs - boot.startedAtMs, {
        image: boot.image,
        flavor: boot.flavor,
        cache: boot.cache.state,
        attempt: boot.attempt,
        status: boot.status,
        source: boot.source,
      }),
      ...boot.phases.map((phase) =>
        span(
          phase.name,
          `${phase.stage},${phase.kind}`,
          lanes.get(phase.key) ?? 1,
          phase.startMs,
          phase.durationMs,
          { key: phase.key, parent: phase.parent, open: phase.open, evidence: evidence(phase.evidence) },
        ),
      ),
      ...boot.moments.map(({ name, atMs, event }) => ({
        ...span(name, 'moment', MOMENTS_TID, atMs, 0, { evidence: evidence([event]) }),
        ph: 'i' as const,
        s: 't' as const,
      })),
    ],
  };
  return `${JSON.stringify(trace, null, 1)}\n`;
}

function span(
  name: string,
  cat: string,
  tid: number,
  startMs: number,
  durationMs: number,
  args: Record<string, unknown>,
): TraceEvent {
  const ts = Math.round(startMs * 1000);
  return { name, cat, ph: 'X', pid: PID, tid, ts, dur: Math.round((startMs + durationMs) * 1000) - ts, args };
}

function names(boot: Boot, lanes: ReadonlySet<number>): TraceEvent[] {
  const meta = (name: string, tid: number, text: string): TraceEvent => ({
    name,
    ph: 'M',
    pid: PID,
    tid,
    args: { name: text },
  });
  return [
    meta('process_name', 0, boot.host ?? boot.cloud),
    meta('thread_name', 0, bootTitle(boot)),
    ...[...lanes].sort((a, b) => a - b).map((lane) => meta('thread_name', lane, `phases ${lane}`)),
    meta('thread_name', MOMENTS_TID, 'moments'),
  ];
}

/** Lanes from 1, such that the phases of one either contain or do not touch each other. */
function laneByKey(boot: Boot): Map<string, number> {
  const lanes: Phase[][] = [];
  const laneOf = new Map<string, number>();
  const inTime = phaseRows(boot)
    .map(({ phase }) => phase)
    .sort((a, b) => a.startMs - b.startMs || b.durationMs - a.durationMs);
  for (const phase of inTime) {
    const found = lanes.findIndex((open) => fits(open, phase));
    const lane = found === -1 ? lanes.push([]) - 1 : found;
    lanes[lane]?.push(phase);
    laneOf.set(phase.key, lane + 1);
  }
  return laneOf;
}

/** Whether a phase lies within the innermost one that is still open on a lane; those that ended are taken off. */
function fits(open: Phase[], phase: Phase): boolean {
  const stack = open.filter((other) => endOf(other) > phase.startMs);
  const innermost = stack.at(-1);
  if (innermost && endOf(phase) > endOf(innermost)) return false;
  open.splice(0, open.length, ...stack);
  return true;
}

function endOf({ startMs, durationMs }: Phase): number {
  return startMs + durationMs;
}
