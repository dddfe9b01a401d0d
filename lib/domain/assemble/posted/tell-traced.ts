import type { Boot } from '../../boot';
import type { Event } from '../../event';
import { BOOT_TRACED, readTracedBoot, type TracedBoot } from '../../traced-boot';
import { elapsedMs } from '../elapsed-ms';

/** What a trace tells of its boot, with the event that carries it. */
export interface ToldBoot {
  traced: TracedBoot;
  event: Event;
}

/** The first word of an exported trace on the boot of these events, in order of time; null where there is none. */
export function findTraced(events: readonly Event[]): ToldBoot | null {
  for (const event of events) {
    const traced = event.name === BOOT_TRACED ? readTracedBoot(event.attributes.boot) : null;
    if (traced !== null) return { traced, event };
  }
  return null;
}

/** The boot with what an exported trace says of it, which its spans alone do not tell. */
export function tellTraced(boot: Boot, { traced, event }: ToldBoot): Boot {
  const { cache, failureReason, clock, startedAtMs, runningAtMs, totalMs, buildMs, buildStartMs } = traced;
  const isRunning = traced.status === 'running' && runningAtMs !== null;
  return {
    ...boot,
    attempts: Math.max(boot.attempts, traced.attempts),
    requestId: traced.requestId,
    displayName: traced.displayName,
    status: traced.status === 'running' && !isRunning ? 'partial' : traced.status,
    host: traced.host,
    cache: {
      state: cache.state,
      basis: cache.state === 'unknown' ? 'none' : 'reported',
      reason: cache.reason,
      evidence: [event.id],
    },
    startedAtMs,
    startBasis: traced.startBasis,
    endedAtMs: traced.endedAtMs,
    runningAtMs: isRunning ? runningAtMs : null,
    totalMs: isRunning ? totalMs : null,
    buildMs: isRunning ? buildMs : null,
    buildStartMs,
    unaccountedMs: elapsedMs(startedAtMs, traced.endedAtMs),
    failure: failureReason === null ? null : { reason: failureReason, event: event.id },
    clock,
    notes: ['Imported from an exported trace: its evidence are the spans of that, not log lines.'],
  };
}
