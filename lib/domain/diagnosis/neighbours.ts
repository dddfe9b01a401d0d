import type { Phase } from '../boot';
import type { BootSummary } from '../boot-summary';
import type { Case, RelatedBoot } from './finding';
import { type Interval, overlapMs } from './intervals';

const FETCHES = new Set(['image_fetch', 'image_convert']);

/** Another boot's fetch or conversion of an image. */
export interface NeighbourFetch extends Interval {
  boot: BootSummary;
  phase: Phase;
}

/** When a phase was, Unix milliseconds. */
export function intervalOf(boot: Pick<BootSummary, 'startedAtMs'>, phase: Phase): Interval {
  const fromMs = boot.startedAtMs + phase.startMs;
  return { fromMs, toMs: fromMs + phase.durationMs };
}

/** What the other boots on the host fetched and converted, by start. */
export function fetchesOf({ neighbours }: Pick<Case, 'neighbours'>): NeighbourFetch[] {
  return neighbours
    .flatMap((boot) =>
      boot.phases
        .filter(({ name }) => FETCHES.has(name))
        .map((phase) => ({ boot, phase, ...intervalOf(boot, phase) })),
    )
    .sort((a, b) => a.fromMs - b.fromMs || (a.boot.id < b.boot.id ? -1 : 1));
}

/** The other boots that were in one of these phases for some of this time, longest first. */
export function neighboursIn(
  { neighbours }: Pick<Case, 'neighbours'>,
  names: readonly string[],
  time: Interval,
): { boot: BootSummary; phase: Phase; ms: number }[] {
  return neighbours
    .flatMap((boot) =>
      boot.phases
        .filter(({ name }) => names.includes(name))
        .map((phase) => ({ boot, phase, ms: overlapMs(intervalOf(boot, phase), time) })),
    )
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms || (a.boot.id < b.boot.id ? -1 : 1));
}

/** When a boot was between its build's beginning and its end, Unix milliseconds; null where it never began to build. */
export function buildOf(boot: BootSummary): Interval | null {
  if (boot.buildStartMs === null) return null;
  return { fromMs: boot.startedAtMs + boot.buildStartMs, toMs: boot.endedAtMs };
}

/** The other boots that were building in this time. */
export function buildingIn({ neighbours }: Pick<Case, 'neighbours'>, time: Interval): BootSummary[] {
  return neighbours.filter((boot) => {
    const build = buildOf(boot);
    return build !== null && overlapMs(build, time) > 0;
  });
}

export function nameOf(boot: Pick<BootSummary, 'displayName' | 'instance'>): string {
  return boot.displayName ?? boot.instance;
}

export function related(boot: BootSummary, part: string, phase: Phase | null): RelatedBoot {
  return { id: boot.id, name: nameOf(boot), part, phase: phase?.key ?? null };
}
