import type { PhaseKind, Stage } from '@/lib/domain/stage';
import type { CohortPhase, CohortWaterfall } from '@/lib/domain/statistics/cohort-waterfall';
import { type AxisTick, layoutTimeAxis, type Span, timeScale } from './time-axis';

/** One cohort's phase: a bar at its median start and of its median length, with how far both spread. */
export interface CohortBar {
  phase: CohortPhase;
  x: number;
  width: number;
  /** p10 to p90 of where it starts. */
  startWhisker: { x: number; width: number };
  /** p10 to p90 of how long it lasts, from its median start on. */
  endWhisker: { x: number; width: number };
}

export interface CohortRow {
  name: string;
  stage: Stage;
  kind: PhaseKind;
  concurrent: boolean;
  /** 0 at the top. */
  depth: number;
  /** One for each cohort; null where it has no such phase. */
  bars: (CohortBar | null)[];
}

export interface CohortWaterfallLayout {
  span: Span;
  ticks: AxisTick[];
  /** Where the builds begin. */
  zeroX: number;
  rows: CohortRow[];
}

export interface CohortBox {
  width: number;
  tickGap: number;
  /** Bars are at least so wide. */
  minBarWidth: number;
}

/**
 * The phases of one or several cohorts on one axis of time since the build began, true to time: rows in the order of their
 * median starts, contained phases under what contains them. Everything is finite and inside the box.
 */
export function layoutCohortWaterfall(
  cohorts: readonly Pick<CohortWaterfall, 'phases'>[],
  box: CohortBox,
): CohortWaterfallLayout {
  const span = spanOf(cohorts.flatMap(({ phases }) => phases));
  const x = timeScale(span, box.width);
  const stretch = (fromMs: number, toMs: number) => ({
    x: x(fromMs),
    width: x(Math.max(fromMs, toMs)) - x(fromMs),
  });
  const barOf = (phase: CohortPhase): CohortBar => {
    const { start, duration } = phase;
    const bar = stretch(start.p50, start.p50 + duration.p50);
    const width = Math.min(box.width, Math.max(box.minBarWidth, bar.width));
    return {
      phase,
      x: Math.min(bar.x, box.width - width),
      width,
      startWhisker: stretch(start.p10, start.p90),
      endWhisker: stretch(start.p50 + duration.p10, start.p50 + duration.p90),
    };
  };
  return {
    span,
    ticks: layoutTimeAxis(span, box),
    zeroX: x(0),
    rows: orderedNames(cohorts).map(({ phase, depth }) => ({
      name: phase.name,
      stage: phase.stage,
      kind: phase.kind,
      concurrent: phase.concurrent,
      depth,
      bars: cohorts.map(({ phases }) => {
        const own = phases.find(({ name }) => name === phase.name);
        return own ? barOf(own) : null;
      }),
    })),
  };
}

function spanOf(phases: readonly CohortPhase[]): Span {
  const starts = phases.map(({ start }) => Math.min(start.p10, start.p50));
  const ends = phases.map(({ start, duration }) =>
    Math.max(start.p90, start.p50 + Math.max(duration.p50, duration.p90)),
  );
  return {
    fromMs: Math.min(0, ...starts.filter(Number.isFinite)),
    toMs: Math.max(1, ...ends.filter(Number.isFinite)),
  };
}

/** Every phase of any cohort once, depth first: siblings by their median start in the first cohort that has them. */
function orderedNames(
  cohorts: readonly Pick<CohortWaterfall, 'phases'>[],
): { phase: CohortPhase; depth: number }[] {
  const byName = new Map<string, CohortPhase>();
  for (const { phases } of cohorts)
    for (const phase of phases) if (!byName.has(phase.name)) byName.set(phase.name, phase);
  const childrenOf = (parent: string | null) =>
    [...byName.values()]
      .filter((phase) => (phase.parent !== null && byName.has(phase.parent) ? phase.parent : null) === parent)
      .sort((a, b) => a.start.p50 - b.start.p50 || b.duration.p50 - a.duration.p50);
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number): { phase: CohortPhase; depth: number }[] =>
    childrenOf(parent).flatMap((phase) => {
      // A phase that names itself or a descendant as its parent is shown once, not for ever.
      if (seen.has(phase.name)) return [];
      seen.add(phase.name);
      return [{ phase, depth }, ...walk(phase.name, depth + 1)];
    });
  const found = walk(null, 0);
  const lost = [...byName.values()].filter(({ name }) => !seen.has(name));
  return [...found, ...lost.map((phase) => ({ phase, depth: 0 }))];
}
