import { findPhaseKind } from '@/lib/domain/catalogue/phases';
import type { Percentiles } from '@/lib/domain/percentiles';
import { type PhaseKind, STAGES, type Stage } from '@/lib/domain/stage';

/** A piece of a stacked bar: what one stage's work or wait takes. */
export interface StagePiece {
  stage: Stage;
  kind: PhaseKind;
  durationMs: number;
  /** Names of the phases in it. */
  phases: string[];
}

/**
 * Where the time of a group goes: the given percentile of each top-level phase that runs after its siblings, summed by
 * stage, wait before work. Phases that run beside others, contained ones and unknown names would count time twice and are left out.
 */
export function splitByStage(
  phases: Readonly<Record<string, Percentiles>>,
  percentile: 'p50' | 'p95',
): StagePiece[] {
  const pieces = new Map<string, StagePiece>();
  for (const [name, figures] of Object.entries(phases)) {
    const kind = findPhaseKind(name);
    const durationMs = figures[percentile];
    if (!kind || kind.parent !== null || kind.concurrent || durationMs === null || durationMs <= 0) continue;
    const key = `${kind.stage} ${kind.kind}`;
    const piece = pieces.get(key) ?? { stage: kind.stage, kind: kind.kind, durationMs: 0, phases: [] };
    piece.durationMs += durationMs;
    piece.phases.push(kind.label);
    pieces.set(key, piece);
  }
  return [...pieces.values()].sort(
    (a, b) =>
      STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
      (a.kind === b.kind ? 0 : a.kind === 'wait' ? -1 : 1),
  );
}

/** Length of all pieces together, milliseconds. */
export function splitLengthMs(pieces: readonly StagePiece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.durationMs, 0);
}
