import type { SparkPoint } from '@/lib/domain/percentiles';
import { linePath } from './line-path';

/** A line as small as a word. */
export interface SparkLine {
  /** SVG path data. */
  path: string;
  /** Least and greatest value drawn; null where there is none. */
  low: number | null;
  high: number | null;
  /** Place of the last point. */
  end: { x: number; y: number } | null;
}

/** A line of values over equal spans: from 0 or its own least value to its greatest, broken where there is none. */
export function layoutSparkLine(
  values: readonly (number | null)[],
  box: { width: number; height: number },
): SparkLine {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length === 0) return { path: '', low: null, high: null, end: null };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  // Half of its height at least stands for the value itself, so that a tremble looks like one.
  const base = Math.min(low, high / 2);
  const span = high - base || 1;
  const points = values.map((value, index) =>
    value === null || !Number.isFinite(value)
      ? null
      : {
          x: values.length === 1 ? box.width / 2 : (index / (values.length - 1)) * box.width,
          y: box.height - ((value - base) / span) * box.height,
        },
  );
  return { path: linePath(points), low, high, end: points.findLast((point) => point !== null) ?? null };
}

/** The medians of a group's spark line. */
export function mediansOf(points: readonly SparkPoint[]): (number | null)[] {
  return points.map(({ p50 }) => p50);
}
