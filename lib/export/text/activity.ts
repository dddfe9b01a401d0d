import type { Boot, Phase } from '@/lib/domain/boot';
import type { Stage } from '@/lib/domain/stage';
import { phaseLabel } from '@/lib/layout/waterfall-subject';
import { phaseRows } from '../phase-rows';
import { printable } from '../printable';

/** What the drawings for terminals show of a phase. */
export interface Activity {
  key: string;
  /** Key of the activity that contains it. */
  parent: string | null;
  label: string;
  startMs: number;
  endMs: number;
  /** 0 for the top of the tree. */
  depth: number;
  stage: Stage;
  isWait: boolean;
  isOpen: boolean;
}

/** The phases of a boot in the order of the tree. */
export function activitiesOf(boot: Pick<Boot, 'phases'>): Activity[] {
  return phaseRows(boot).map(({ phase, depth }) => ({
    key: phase.key,
    parent: phase.parent,
    label: printable(phaseLabel(phase)),
    startMs: phase.startMs,
    endMs: endOf(phase),
    depth,
    stage: phase.stage,
    isWait: phase.kind === 'wait',
    isOpen: phase.open,
  }));
}

/** Rounded to the microsecond, or a phase would end a trifle after the one that follows it begins. */
function endOf({ startMs, durationMs }: Phase): number {
  return Math.round((startMs + durationMs) * 1000) / 1000;
}
