import { describe, expect, it } from 'vitest';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { layoutHeatMap } from './heat-map';

const EMPTY: DurationHeatMap = {
  ...{ n: 0, method: 'exact', relativeError: 0, answeredBy: 'sql', coarse: 0, resolutionMs: 0 },
  metric: 'build',
  times: [],
  durations: [],
  cells: [],
};

const MAP: DurationHeatMap = {
  ...EMPTY,
  n: 101,
  times: [0, 1000, 2000],
  durations: [1000, 10_000, 100_000],
  cells: [
    { column: 0, row: 0, cold: 0, warm: 100, other: 0 },
    { column: 1, row: 1, cold: 1, warm: 0, other: 0 },
  ],
};

describe('layoutHeatMap', () => {
  it.each([[{ width: 600, height: 200 }], [{ width: 10, height: 1 }], [{ width: 0, height: 0 }]])(
    'keeps every mark finite and inside %o',
    (box) => {
      for (const { x, y, width, height } of layoutHeatMap(MAP, box).marks) {
        expect([x, y, width, height].every(Number.isFinite)).toBe(true);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(box.width);
        expect(y + height).toBeLessThanOrEqual(box.height);
      }
    },
  );

  it('puts later boots right, slower boots up, a decade as high as the next', () => {
    const [fast, slow] = layoutHeatMap(MAP, { width: 200, height: 100 }).marks;
    expect([fast?.x, fast?.width, slow?.x, slow?.width]).toEqual([0, 100, 100, 100]);
    expect(fast?.y).toBeCloseTo(50);
    expect(fast?.height).toBeCloseTo(50);
    expect(slow?.y).toBe(0);
    expect(slow?.height).toBeCloseTo(50);
  });

  it('keeps a lone boot visible beside a hundred', () => {
    const [full, lone] = layoutHeatMap(MAP, { width: 200, height: 100 }).marks;
    expect(full?.warmInk).toBe(1);
    expect(lone?.coldInk).toBeGreaterThanOrEqual(0.15);
    expect(lone?.warmInk).toBe(0);
  });

  it('labels durations that people count in', () => {
    const { durationTicks } = layoutHeatMap(MAP, { width: 200, height: 100 });
    expect(durationTicks.map(({ ms }) => ms / 1000)).toEqual([1, 2, 5, 10, 20, 60]);
    expect(durationTicks[0]?.label).toMatch(/^1\ss$/);
  });

  it('keeps only the round ones where there would be many', () => {
    const wide = { ...MAP, durations: [1, 1000, 3_600_000] };
    const { durationTicks } = layoutHeatMap(wide, { width: 200, height: 100 });
    expect(durationTicks.map(({ ms }) => ms)).toEqual([1, 10, 100, 1000, 10_000, 60_000, 600_000, 3_600_000]);
  });

  it('has nothing to draw without boots', () => {
    expect(layoutHeatMap(EMPTY, { width: 9, height: 9 })).toEqual({
      marks: [],
      durationTicks: [],
    });
  });
});
