import type { Boot } from '@/lib/domain/boot';
import { bootId } from '@/lib/domain/boot-id';
import { instanceSubject } from '@/lib/domain/subject';
import type { Random } from '@/lib/simulator/random/random';

/** How durations of one kind spread beyond what the copied boots have: the standard deviation of their logarithm. */
const SPREAD = 0.25;

/** A boot like another: of another instance, at another time, faster or slower by some factor in all its phases. */
export function copyBoot(boot: Boot, startedAtMs: number, random: Random): Boot {
  const factor = random.lognormal(1, SPREAD);
  const scaled = (ms: number) => Math.round(ms * factor * 1000) / 1000;
  const scaledOrNull = (ms: number | null) => (ms === null ? null : scaled(ms));
  const moved = (atMs: number) => startedAtMs + scaled(atMs - boot.startedAtMs);
  const instance = random.uuid();
  return {
    ...boot,
    id: bootId(boot.cloud, boot.source, instance, boot.attempt),
    instance,
    requestId: boot.requestId && `req-${random.uuid()}`,
    startedAtMs,
    runningAtMs: boot.runningAtMs === null ? null : moved(boot.runningAtMs),
    endedAtMs: moved(boot.endedAtMs),
    totalMs: scaledOrNull(boot.totalMs),
    buildMs: scaledOrNull(boot.buildMs),
    buildStartMs: scaledOrNull(boot.buildStartMs),
    unaccountedMs: scaled(boot.unaccountedMs),
    phases: boot.phases.map((phase) => ({
      ...phase,
      startMs: scaled(phase.startMs),
      durationMs: scaled(phase.durationMs),
    })),
    moments: boot.moments.map((moment) => ({ ...moment, atMs: scaled(moment.atMs) })),
    subjects: [instanceSubject(boot.source, instance)],
  };
}
