import type { Boot, Phase } from '../boot';
import { criticalPath } from '../critical-path';
import type { ComparedSide, CompareStart, SidePhase } from './compared-side';
import { namePathsOf, pathId } from './name-path';

export type ComparableBoot = Pick<
  Boot,
  'phases' | 'startedAtMs' | 'endedAtMs' | 'runningAtMs' | 'buildStartMs' | 'totalMs' | 'buildMs'
>;

/** Milliseconds after the boot's start at which it is compared from; its first moment where its build's is unknown. */
export function zeroOf(boot: Pick<Boot, 'buildStartMs'>, start: CompareStart): number {
  return start === 'build' ? (boot.buildStartMs ?? 0) : 0;
}

/** A boot as a side of a comparison, to where it ran, failed or was last heard of. What ended before the zero is left out. */
export function sideOfBoot(boot: ComparableBoot, start: CompareStart): ComparedSide {
  const zeroMs = zeroOf(boot, start);
  const endMs = Math.max(zeroMs, (boot.runningAtMs ?? boot.endedAtMs) - boot.startedAtMs);
  const phases = boot.phases.filter((phase) => zeroMs <= 0 || phase.startMs + phase.durationMs > zeroMs);
  const deciding = decidingTimes(phases, zeroMs, endMs);
  const decidedMs = [...deciding.values()].reduce((sum, ms) => sum + ms, 0);
  return {
    n: 1,
    durationMs: endMs - zeroMs,
    unaccountedMs: Math.max(0, endMs - zeroMs - decidedMs),
    phases: phasesByName(phases, deciding, zeroMs),
  };
}

/** The part of the critical path within the window that each phase decides, by key. */
function decidingTimes(phases: readonly Phase[], fromMs: number, toMs: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const stretch of criticalPath(phases)) {
    const ms = Math.min(stretch.toMs, toMs) - Math.max(stretch.fromMs, fromMs);
    if (ms > 0) sums.set(stretch.key, (sums.get(stretch.key) ?? 0) + ms);
  }
  return sums;
}

interface Gathered extends SidePhase {
  stretches: { startMs: number; durationMs: number }[];
  decidingMs: number;
}

/** The phases that share their names from the top down, each of these once; in the order of their first start. */
function phasesByName(
  phases: readonly Phase[],
  deciding: ReadonlyMap<string, number>,
  zeroMs: number,
): SidePhase[] {
  const paths = namePathsOf(phases);
  const inOrder = phases.toSorted((a, b) => a.startMs - b.startMs);
  const byNames = new Map<string, Gathered>();
  const byKey = new Map<string, Gathered>();
  for (const phase of inOrder) {
    const path = paths.get(phase.key);
    if (path?.key !== phase.key) continue;
    const id = pathId(path.names);
    const gathered = byNames.get(id) ?? firstOf(phase, path.names);
    byNames.set(id, gathered);
    byKey.set(phase.key, gathered);
    gathered.count += 1;
    gathered.open ||= phase.open;
    gathered.durationMs += phase.durationMs;
    gathered.stretches.push({ startMs: phase.startMs - zeroMs, durationMs: phase.durationMs });
  }
  for (const [key, ms] of deciding) {
    const teller = byKey.get(paths.get(key)?.key ?? key);
    if (teller) teller.decidingMs += ms;
  }
  return [...byNames.values()];
}

function firstOf({ stage, kind, concurrent, key }: Phase, names: readonly string[]): Gathered {
  return {
    names,
    stage,
    kind,
    concurrent,
    open: false,
    count: 0,
    key,
    stretches: [],
    durationMs: 0,
    decidingMs: 0,
    n: 1,
  };
}
