import type { CdfPoint, DurationSpread } from '@/lib/domain/duration-charts';
import { stepPath } from './line-path';
import { type DurationTick, durationTicks, logScale } from './log-axis';

/** A cohort's curve. */
export interface CdfCurve {
  /** SVG path data. */
  path: string;
  /** Where the median lies; null for a cohort without boots. */
  median: { x: number; y: number; ms: number } | null;
}

export interface CdfLayout {
  curves: CdfCurve[];
  durationTicks: (DurationTick & { x: number })[];
  /** Shares 0, 0.25, … 1 from the top. */
  shareTicks: { share: number; y: number }[];
}

const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** Cumulative curves over one logarithmic axis of durations: how many of the boots took no longer. Finite and inside the box. */
export function layoutCdf(
  spread: Pick<DurationSpread, 'cohorts'>,
  box: { width: number; height: number },
): CdfLayout {
  const { shortestMs, longestMs } = extent(spread);
  const x = logScale(shortestMs, longestMs, box.width);
  const y = (share: number) => box.height * (1 - Math.min(1, Math.max(0, share)));
  return {
    curves: spread.cohorts.map(({ cdf }) => {
      const median = cdf.find(({ share }) => share >= 0.5);
      const points = cdf.map(({ ms, share }) => ({ x: x(ms), y: y(share) }));
      const whole =
        points.length === 0
          ? []
          : [{ x: points[0]?.x ?? 0, y: box.height }, ...points, { x: box.width, y: 0 }];
      return {
        path: stepPath(whole),
        median: median ? { x: x(median.ms), y: y(0.5), ms: median.ms } : null,
      };
    }),
    durationTicks: durationTicks(shortestMs, longestMs).map((tick) => ({ ...tick, x: x(tick.ms) })),
    shareTicks: SHARES.map((share) => ({ share, y: y(share) })),
  };
}

function extent({ cohorts }: Pick<DurationSpread, 'cohorts'>): { shortestMs: number; longestMs: number } {
  const all = cohorts
    .flatMap(({ cdf }) => cdf.map(({ ms }) => ms))
    .filter((ms) => ms > 0 && Number.isFinite(ms));
  if (all.length === 0) return { shortestMs: 1000, longestMs: 60_000 };
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return { shortestMs: low / 1.1, longestMs: Math.max(high, low * 1.1) };
}

/** The share of boots that took no longer than `ms`. */
export function shareAt(cdf: readonly CdfPoint[], ms: number): number {
  return cdf.findLast((point) => point.ms <= ms)?.share ?? 0;
}
