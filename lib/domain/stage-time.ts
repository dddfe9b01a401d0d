import type { Phase } from './boot';
import { type Interval, unionOf } from './diagnosis/intervals';
import type { Stage } from './stage';

/** How long anything of each stage was under way, milliseconds: phases of a stage that overlap count once, open ones do not. */
export function stageTimes(phases: readonly Phase[]): Map<Stage, number> {
  const intervals = new Map<Stage, Interval[]>();
  for (const { stage, startMs, durationMs, open } of phases) {
    if (open) continue;
    const ofStage = intervals.get(stage) ?? [];
    ofStage.push({ fromMs: startMs, toMs: startMs + durationMs });
    intervals.set(stage, ofStage);
  }
  return new Map([...intervals].map(([stage, own]) => [stage, lengthOf(unionOf(own))]));
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}
