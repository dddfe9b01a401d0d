import type { StageShare, StageSplit } from '@/lib/domain/percentiles';
import { STAGES, type Stage } from '@/lib/domain/stage';

/** A piece of a stacked bar: what one stage's work or wait takes; `share` null is time that no phase accounts for. */
export interface SplitPiece {
  share: StageShare | null;
  meanMs: number;
  /** Of the scale, 0 to 1. */
  left: number;
  width: number;
}

/**
 * Where the time goes as one stacked bar: stages in the order a boot passes them, wait before work, then what no phase
 * accounts for. Every piece is finite and inside of the scale.
 * @param scaleMs milliseconds of the full width, shared by all bars of a table
 */
export function layoutStageSplit({ stages, meanMs }: StageSplit, scaleMs: number): SplitPiece[] {
  const ordered = stages
    .filter((share) => share.meanMs > 0)
    .toSorted(
      (a, b) =>
        STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
        Number(a.kind === 'work') - Number(b.kind === 'work'),
    );
  const accounted = ordered.reduce((sum, share) => sum + share.meanMs, 0);
  const rest = meanMs - accounted;
  const lengths: { share: StageShare | null; meanMs: number }[] = ordered.map((share) => ({
    share,
    meanMs: share.meanMs,
  }));
  if (rest > 0) lengths.push({ share: null, meanMs: rest });
  const scale = scaleMs > 0 ? scaleMs : 1;
  let leftMs = 0;
  return lengths.map(({ share, meanMs: length }) => {
    const left = Math.min(1, leftMs / scale);
    leftMs += length;
    return { share, meanMs: length, left, width: Math.min(1, leftMs / scale) - left };
  });
}

/** Milliseconds that the longest of these bars needs; 1 at least. */
export function splitScaleMs(splits: readonly (StageSplit | undefined)[]): number {
  return Math.max(1, ...splits.map((split) => (split ? lengthMs(split) : 0)));
}

function lengthMs({ stages, meanMs }: StageSplit): number {
  return Math.max(
    meanMs,
    stages.reduce((sum, share) => sum + share.meanMs, 0),
  );
}

/** The stages that any of these bars shows. */
export function stagesOfSplits(splits: readonly (StageSplit | undefined)[]): ReadonlySet<Stage> {
  return new Set(splits.flatMap((split) => split?.stages.map(({ stage }) => stage) ?? []));
}
