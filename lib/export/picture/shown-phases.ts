import type { Phase } from '@/lib/domain/boot';
import { phaseRows } from '../phase-rows';

/** The phases that a picture has room for. */
export interface ShownPhases<Shown extends Phase> {
  phases: Shown[];
  /** How many were left out. */
  left: number;
  /** Whether some of the top of the tree are among them: what seems to be covered by no phase then may well be. */
  isTopCut: boolean;
}

/**
 * The phases of as many levels of the tree as give no more than `mostRows`, of `levels` at most; where the top alone is
 * more, the longest of it.
 */
export function phasesThatFit<Shown extends Phase>(
  phases: readonly Shown[],
  mostRows: number,
  levels: number = Number.POSITIVE_INFINITY,
): ShownPhases<Shown> {
  const depthOf = new Map(phaseRows({ phases: [...phases] }).map(({ phase, depth }) => [phase.key, depth]));
  const perDepth: number[] = [];
  for (const depth of depthOf.values()) perDepth[depth] = (perDepth[depth] ?? 0) + 1;
  let shownLevels = 0;
  for (let rows = 0; shownLevels < Math.min(perDepth.length, levels); shownLevels++) {
    rows += perDepth[shownLevels] ?? 0;
    if (rows > mostRows) break;
  }
  const top = phases.filter(({ key }) => (depthOf.get(key) ?? 0) < Math.max(1, shownLevels));
  const shown = top.length <= mostRows ? top : longest(top, mostRows);
  return { phases: shown, left: phases.length - shown.length, isTopCut: shown.length < top.length };
}

function longest<Shown extends Phase>(phases: readonly Shown[], count: number): Shown[] {
  const kept = new Set(phases.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, count));
  return phases.filter((phase) => kept.has(phase));
}
