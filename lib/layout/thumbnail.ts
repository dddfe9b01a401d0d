import type { Boot, Phase } from '@/lib/domain/boot';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import { timeScale } from './time-axis';

/** The room for one boot in a list. */
export interface ThumbnailBox {
  width: number;
  /** A bar is never narrower. */
  minBarWidth: number;
}

export interface ThumbnailBar {
  key: string;
  x: number;
  width: number;
  stage: Stage;
  kind: PhaseKind;
  /** 0 for phases one after the other, 1 for those that run beside them. */
  lane: 0 | 1;
}

export interface Thumbnail {
  bars: ThumbnailBar[];
  /** Where the boot ends. */
  endX: number;
  /** The boot goes on beyond the scale. */
  overflows: boolean;
}

/** A boot's top-level phases on the scale `[0, scaleMs]` that all boots of a list share; all finite and inside of the box. */
export function layoutThumbnail(
  boot: Pick<Boot, 'phases' | 'startedAtMs' | 'endedAtMs'>,
  scaleMs: number,
  box: ThumbnailBox,
): Thumbnail {
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  const x = timeScale({ fromMs: 0, toMs: scaleMs }, box.width);
  const bars = boot.phases
    .filter((phase) => phase.parent === null && phase.startMs <= scaleMs)
    .map((phase) => barOf(phase, x, box));
  return { bars, endX: x(lengthMs), overflows: lengthMs > scaleMs };
}

function barOf(phase: Phase, x: (ms: number) => number, box: ThumbnailBox): ThumbnailBar {
  const start = x(phase.startMs);
  const width = Math.min(box.width, Math.max(box.minBarWidth, x(phase.startMs + phase.durationMs) - start));
  return {
    key: phase.key,
    x: Math.max(0, Math.min(start, box.width - width)),
    width,
    stage: phase.stage,
    kind: phase.kind,
    lane: phase.concurrent ? 1 : 0,
  };
}

/** One boot this many times as long as nine of ten others is cut off rather than let it press them flat. */
const OUTLIER = 2.5;

/** The common scale of a list in milliseconds: its longest boot, or its 90th percentile where the longest are outliers. */
export function thumbnailScaleMs(boots: ReadonlyArray<Pick<Boot, 'startedAtMs' | 'endedAtMs'>>): number {
  const lengths = boots
    .map((boot) => boot.endedAtMs - boot.startedAtMs)
    .filter((length) => Number.isFinite(length) && length > 0)
    .sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 1000;
  const most = lengths[Math.ceil(lengths.length * 0.9) - 1] ?? longest;
  return longest > most * OUTLIER ? most * 1.1 : longest;
}
