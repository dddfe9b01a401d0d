import { CONTROLLER_EVENTS } from './assemble/nova/event-roles';
import { unaccountedMs } from './assemble/unaccounted';
import type { Boot, Phase, StartBasis } from './boot';
import type { BootDetail } from './boot-summary';
import type { Event } from './event';

/** What of a boot begins on the controller's clock. */
const CONTROLLER_STARTS: readonly StartBasis[] = ['request', 'schedule'];

/**
 * A boot whose two clocks contradict each other, with what API, scheduler and conductor stamped moved by as much as the
 * compute host's clock is ahead of theirs: onto the clock of the host. Its lines stay as they were logged. A boot without a
 * known skew stays as it is.
 */
export function adjustClock({ boot, events, siblings }: BootDetail): BootDetail {
  const { skewMs } = boot.clock;
  if (skewMs === null || skewMs === 0) return { boot, events, siblings };
  const byId = new Map(events.map((event) => [event.id, event]));
  const startShift = CONTROLLER_STARTS.includes(boot.startBasis) ? skewMs : 0;
  const startedAtMs = boot.startedAtMs + startShift;
  const endedAtMs = Math.max(startedAtMs, endOf(boot));
  const phases = boot.phases.map((phase) => {
    const evidence = phase.evidence.flatMap((id) => byId.get(id) ?? []);
    return { ...phase, ...moveInterval(phase, evidence, { skewMs, startShift, startedAtMs }) };
  });
  const adjusted: Boot = {
    ...boot,
    startedAtMs,
    endedAtMs,
    totalMs: totalOf(boot, startedAtMs),
    buildStartMs: boot.buildStartMs === null ? null : boot.buildStartMs - startShift,
    phases,
    moments: boot.moments.map((moment) => ({
      ...moment,
      atMs: moment.atMs + (CONTROLLER_EVENTS.has(moment.name) ? skewMs : 0) - startShift,
    })),
    unaccountedMs: unaccountedMs(phases, endedAtMs - startedAtMs),
  };
  return { boot: adjusted, events, siblings };
}

interface Move {
  skewMs: number;
  startShift: number;
  /** Unix milliseconds of the boot's start, moved. */
  startedAtMs: number;
}

/** A phase moves with the clock that stamped it; one that leads from one clock to the other is measured anew. */
function moveInterval(
  { startMs, durationMs }: Phase,
  evidence: readonly Event[],
  { skewMs, startShift, startedAtMs }: Move,
): Pick<Phase, 'startMs' | 'durationMs'> {
  const [controller, compute] = [true, false].map((ofController) =>
    evidence.flatMap(({ name, atMs }) => (CONTROLLER_EVENTS.has(name) === ofController ? [atMs] : [])),
  );
  if (!controller?.length) return { startMs: startMs - startShift, durationMs };
  if (!compute?.length) return { startMs: startMs + skewMs - startShift, durationMs };
  const [sentMs, takenMs] = [Math.max(...controller) + skewMs, Math.min(...compute)];
  return { startMs: sentMs - startedAtMs, durationMs: Math.max(0, takenMs - sentMs) };
}

/** A boot that seemed to run before it was asked for was given its start as its end. */
function endOf({ startedAtMs, runningAtMs, endedAtMs }: Boot): number {
  return runningAtMs !== null && runningAtMs < startedAtMs && endedAtMs === startedAtMs
    ? runningAtMs
    : endedAtMs;
}

/** Request to running. A further attempt was asked for long before its own start, so that its total only moves along. */
function totalOf(boot: Boot, startedAtMs: number): number | null {
  const { runningAtMs, totalMs, startBasis, attempt } = boot;
  if (runningAtMs === null) return totalMs;
  const isOwn = startBasis === 'request' && attempt === 1;
  const movedMs = totalMs === null ? null : totalMs + boot.startedAtMs - startedAtMs;
  const total = isOwn ? runningAtMs - startedAtMs : movedMs;
  return total === null || total < 0 ? null : total;
}
