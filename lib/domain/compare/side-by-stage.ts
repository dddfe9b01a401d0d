import { STAGES, type Stage } from '../stage';
import type { ComparedSide, SidePhase } from './compared-side';
import { pathId } from './name-path';

/** A side told by stage, the axis on which clouds of different kinds have their phases in common. */
export function sideByStage(side: ComparedSide): ComparedSide {
  const stageOf = new Map(side.phases.map(({ names, stage }) => [pathId(names), stage]));
  const isWithin = ({ names, stage }: SidePhase) =>
    names.some((_, length) => length > 0 && stageOf.get(pathId(names.slice(0, length))) === stage);
  const phases = STAGES.flatMap((stage) => {
    const all = side.phases.filter((phase) => phase.stage === stage);
    const outermost = all.filter((phase) => !isWithin(phase));
    return outermost.length === 0 ? [] : [stagePhase(stage, all, outermost)];
  });
  return { ...side, phases };
}

/** What lies within another phase of the stage adds to what it decided, not to how long it took. */
function stagePhase(stage: Stage, all: readonly SidePhase[], outermost: readonly SidePhase[]): SidePhase {
  const stretches = outermost.flatMap((phase) => phase.stretches);
  const deciding = all.map(({ decidingMs }) => decidingMs);
  return {
    names: [`${stage} stage`],
    stage,
    kind: outermost.every(({ kind }) => kind === 'wait') ? 'wait' : 'work',
    concurrent: outermost.every(({ concurrent }) => concurrent),
    open: outermost.some(({ open }) => open),
    count: 1,
    key: outermost[0]?.key ?? null,
    stretches: stretches.toSorted((a, b) => a.startMs - b.startMs),
    durationMs: outermost.reduce((sum, { durationMs }) => sum + durationMs, 0),
    decidingMs: deciding.includes(null) ? null : deciding.reduce<number>((sum, ms) => sum + (ms ?? 0), 0),
    n: Math.max(...outermost.map(({ n }) => n)),
  };
}
