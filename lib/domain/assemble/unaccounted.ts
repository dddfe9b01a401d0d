import type { Moment, Phase } from '../boot';
import { elapsedMs } from './elapsed-ms';

/** A stretch of a boot that no phase covers, milliseconds since its start. */
export interface Gap {
  startMs: number;
  durationMs: number;
}

/** The stretches of `[0, lengthMs]` that no top-level phase covers, in order. Overlapping phases count once. */
export function gapsOf(
  phases: readonly Pick<Phase, 'startMs' | 'durationMs' | 'parent'>[],
  lengthMs: number,
): Gap[] {
  const gaps: Gap[] = [];
  let coveredTo = 0;
  const topLevel = phases.filter((phase) => phase.parent === null).sort((a, b) => a.startMs - b.startMs);
  for (const phase of topLevel) {
    const startMs = Math.min(phase.startMs, lengthMs);
    if (startMs > coveredTo) gaps.push({ startMs: coveredTo, durationMs: elapsedMs(coveredTo, startMs) });
    coveredTo = Math.max(coveredTo, startMs + phase.durationMs);
  }
  if (coveredTo < lengthMs) gaps.push({ startMs: coveredTo, durationMs: elapsedMs(coveredTo, lengthMs) });
  return gaps.filter((gap) => gap.durationMs > 0);
}

/** Milliseconds of `[0, lengthMs]` that no top-level phase covers. */
export function unaccountedMs(
  phases: readonly Pick<Phase, 'startMs' | 'durationMs' | 'parent'>[],
  lengthMs: number,
): number {
  return elapsedMs(
    0,
    gapsOf(phases, lengthMs).reduce((sum, gap) => sum + gap.durationMs, 0),
  );
}

/** A stretch long enough to be shown by itself. */
export interface LongGap extends Gap {
  /** `gap:<n>`, from 1: unique in its boot. */
  key: string;
}

/** From this part of the boot on, or from `LONG_GAP_MS` on, a stretch is shown by itself. */
const LONG_GAP_SHARE = 0.005;
const LONG_GAP_MS = 500;

/** The stretches of `gapsOf` that are long enough to be shown by themselves, in order. */
export function longGapsOf(
  phases: readonly Pick<Phase, 'startMs' | 'durationMs' | 'parent'>[],
  lengthMs: number,
): LongGap[] {
  return gapsOf(phases, lengthMs)
    .filter((gap) => isLongGap(gap, lengthMs))
    .map((gap, index) => ({ ...gap, key: `gap:${index + 1}` }));
}

/** Whether a stretch is long enough to be shown by itself. */
export function isLongGap({ durationMs }: Gap, lengthMs: number): boolean {
  return durationMs >= LONG_GAP_MS || durationMs >= lengthMs * LONG_GAP_SHARE;
}

/** Events at both ends of a stretch: the last one before it and the first one after it. */
export function eventsAround({ startMs, durationMs }: Gap, moments: readonly Moment[]): string[] {
  const before = moments.findLast(({ atMs }) => atMs <= startMs);
  const after = moments.find(({ atMs }) => atMs >= startMs + durationMs);
  return [before, after].flatMap((moment) => moment?.event ?? []);
}
