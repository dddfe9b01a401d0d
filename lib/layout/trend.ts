import type { Metric } from '@/lib/domain/cohort';
import type { TrendPoint } from '@/lib/domain/duration-charts';
import { type LinePoint, linePath } from './line-path';
import { type DurationTick, durationTicks, logScale } from './log-axis';
import { type Span, timeScale } from './time-axis';

/** The lines of a trend. */
export const TREND_LINES = ['p50', 'p95', 'cold', 'warm'] as const;

export type TrendLine = (typeof TREND_LINES)[number];

export interface TrendLayout {
  lines: { line: TrendLine; path: string }[];
  /** Number of boots of each span, as bars of a strip of its own height. */
  bars: { x: number; width: number; height: number; point: TrendPoint }[];
  durationTicks: (DurationTick & { y: number })[];
}

export interface TrendBox {
  width: number;
  height: number;
  /** Height of the strip of bars. */
  barHeight: number;
}

const FIGURE_OF: Record<TrendLine, (point: TrendPoint, metric: Metric) => number | null> = {
  p50: (point, metric) => point[metric].p50,
  p95: (point, metric) => point[metric].p95,
  cold: (point, metric) => point.byCache.cold[metric].p50,
  warm: (point, metric) => point.byCache.warm[metric].p50,
};

/**
 * Median and 95th percentile, and the medians of cold and warm boots, over spans of time; durations on a log scale. A line is
 * broken where a span between has no figure. Everything is finite and inside the box.
 */
export function layoutTrend(
  points: readonly TrendPoint[],
  span: Span,
  metric: Metric,
  box: TrendBox,
): TrendLayout {
  const x = timeScale(span, box.width);
  const figures = points.flatMap((point) =>
    TREND_LINES.map((line) => FIGURE_OF[line](point, metric)).filter(
      (ms): ms is number => ms !== null && ms > 0,
    ),
  );
  const [low, high] =
    figures.length > 0 ? [Math.min(...figures) / 1.15, Math.max(...figures) * 1.15] : [1000, 60_000];
  const up = logScale(low, high, box.height);
  const most = Math.max(1, ...points.map((point) => point[metric].n));
  return {
    lines: TREND_LINES.map((line) => ({ line, path: linePath(linePoints(points, line)) })),
    bars: points.map((point) => ({
      x: x(point.fromMs),
      width: Math.max(0, x(point.toMs) - x(point.fromMs)),
      height: (point[metric].n / most) * box.barHeight,
      point,
    })),
    durationTicks: durationTicks(low, high).map((tick) => ({ ...tick, y: box.height - up(tick.ms) })),
  };

  function linePoints(all: readonly TrendPoint[], line: TrendLine): LinePoint[] {
    return all.flatMap((point, index): LinePoint[] => {
      const ms = FIGURE_OF[line](point, metric);
      const before = all[index - 1];
      const isApart = before !== undefined && point.fromMs > before.toMs + 1;
      const own = ms === null ? null : { x: x((point.fromMs + point.toMs) / 2), y: box.height - up(ms) };
      return isApart ? [null, own] : [own];
    });
  }
}
