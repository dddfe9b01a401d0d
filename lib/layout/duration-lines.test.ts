import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CdfPoint, TrendPoint } from '@/lib/domain/duration-charts';
import type { Percentiles } from '@/lib/domain/percentiles';
import { layoutCdf, shareAt } from './cdf';
import { linePath } from './line-path';
import { layoutSparkLine } from './spark-line';
import { layoutTrend } from './trend';

/** All numbers of path data, as pairs where they are absolute. */
const numbersOf = (path: string) => (path.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);
const box = fc.record({ width: fc.integer({ min: 0, max: 1500 }), height: fc.integer({ min: 0, max: 400 }) });

describe('layoutSparkLine', () => {
  it('stays inside of its box whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: 0 }))), box, (values, { width, height }) => {
        const { path, end } = layoutSparkLine(values, { width, height });
        expect(path).not.toMatch(/NaN|Infinity/);
        if (end) {
          expect(end.x).toBeLessThanOrEqual(width);
          expect(end.y).toBeGreaterThanOrEqual(-1e-6);
          expect(end.y).toBeLessThanOrEqual(height + 1e-6);
        }
      }),
    );
  });

  it('is broken where there is no value, and a lone value is a dot', () => {
    const { path } = layoutSparkLine([1, null, 2, 2], { width: 30, height: 10 });
    expect(path.match(/M/g)).toHaveLength(2);
    expect(linePath([{ x: 1, y: 2 }])).toBe('M1 2h0');
  });
});

describe('layoutCdf', () => {
  const cdf = fc
    .array(fc.double({ min: 0.01, max: 1e7, noNaN: true }), { maxLength: 30 })
    .map((all): CdfPoint[] =>
      all.toSorted((a, b) => a - b).map((ms, index) => ({ ms, share: (index + 1) / all.length })),
    );

  it('curves rise from none to all of the boots, inside of the box', () => {
    fc.assert(
      fc.property(fc.array(cdf, { minLength: 1, maxLength: 4 }), box, (all, { width, height }) => {
        const cohorts = all.map((points) => ({
          n: points.length,
          percentiles: NONE,
          buckets: [],
          cdf: points,
        }));
        const { curves, durationTicks } = layoutCdf({ cohorts }, { width, height });
        for (const { path } of curves) {
          const numbers = numbersOf(path);
          expect(numbers.every((value) => value >= -0.01 && value <= Math.max(width, height) + 0.01)).toBe(
            true,
          );
          if (path !== '') expect(numbers.at(-1)).toBeCloseTo(0);
        }
        for (const { x } of durationTicks) expect(x).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('reads a share off a curve', () => {
    const points = [
      { ms: 10, share: 0.25 },
      { ms: 20, share: 1 },
    ];
    expect([5, 10, 19, 50].map((ms) => shareAt(points, ms))).toEqual([0, 0.25, 0.25, 1]);
  });
});

const NONE: Percentiles = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };
const figures = (p50: number | null): Percentiles => ({
  ...NONE,
  n: p50 === null ? 0 : 10,
  p50,
  p95: p50 && p50 * 2,
});
const pointAt = (index: number, p50: number | null): TrendPoint => ({
  fromMs: index * 100,
  toMs: (index + 1) * 100,
  boots: 10,
  failed: 0,
  cold: 0,
  warm: 0,
  total: figures(p50),
  build: figures(p50),
  byCache: { cold: { total: NONE, build: NONE }, warm: { total: figures(p50), build: figures(p50) } },
});

describe('layoutTrend', () => {
  it('keeps lines and bars inside of the box', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 40 }),
        box,
        (all, size) => {
          const points = all.map((p50, index) => pointAt(index, p50));
          const span = { fromMs: 0, toMs: all.length * 100 };
          const layout = layoutTrend(points, span, 'build', { ...size, barHeight: 20 });
          for (const { path } of layout.lines) {
            expect(path).not.toMatch(/NaN|Infinity/);
            expect(numbersOf(path).every((value) => value >= -0.01)).toBe(true);
          }
          for (const { x, width, height } of layout.bars) {
            expect(x + width).toBeLessThanOrEqual(size.width + 1e-6);
            expect(height).toBeLessThanOrEqual(20);
          }
        },
      ),
    );
  });

  it('breaks a line where spans are missing between', () => {
    const points = [pointAt(0, 10), pointAt(1, 10), pointAt(5, 10), pointAt(6, 10)];
    const { lines } = layoutTrend(points, { fromMs: 0, toMs: 700 }, 'build', {
      width: 700,
      height: 100,
      barHeight: 10,
    });
    expect(lines.find(({ line }) => line === 'p50')?.path.match(/M/g)).toHaveLength(2);
    expect(lines.find(({ line }) => line === 'cold')?.path).toBe('');
  });
});
