import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CohortPhase, Whiskers } from '@/lib/domain/statistics/cohort-waterfall';
import { layoutCohortWaterfall } from './cohort-waterfall';

const whiskers = (min: number) =>
  fc
    .array(fc.double({ min, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 })
    .map((figures): Whiskers => {
      const [p10 = 0, p50 = 0, p90 = 0] = figures.toSorted((a, b) => a - b);
      return { p10, p50, p90 };
    });

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const anyPhases: fc.Arbitrary<CohortPhase[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(...NAMES),
    stage: fc.constant('image' as const),
    kind: fc.constant('work' as const),
    parent: fc.constantFrom(null, 'missing', ...NAMES),
    concurrent: fc.boolean(),
    n: fc.nat(100),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    start: whiskers(-1e4),
    duration: whiskers(0),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
);

describe('layoutCohortWaterfall', () => {
  it('shows every phase of every cohort once, finite and inside', () => {
    fc.assert(
      fc.property(anyPhases, anyPhases, fc.integer({ min: 1, max: 1500 }), (one, other, width) => {
        const layout = layoutCohortWaterfall([{ phases: one }, { phases: other }], {
          width,
          tickGap: 64,
          minBarWidth: 1,
        });
        const names = new Set([...one, ...other].map(({ name }) => name));
        expect(layout.rows.map(({ name }) => name).sort()).toEqual([...names].sort());
        for (const bar of layout.rows.flatMap(({ bars }) => bars)) {
          if (!bar) continue;
          for (const part of [bar, bar.startWhisker, bar.endWhisker]) {
            expect(part.x).toBeGreaterThanOrEqual(0);
            expect(part.width).toBeGreaterThanOrEqual(0);
            expect(part.x + part.width).toBeLessThanOrEqual(width + 1e-6);
          }
        }
      }),
    );
  });

  it('is true to time: a bar begins and ends where its medians say, on one axis for both', () => {
    const phase = (name: string, startMs: number, durationMs: number, parent: string | null = null) =>
      ({
        ...{ name, parent, stage: 'image', kind: 'work', concurrent: false, n: 9, share: 1 },
        start: { p10: startMs, p50: startMs, p90: startMs },
        duration: { p10: durationMs / 2, p50: durationMs, p90: durationMs * 2 },
      }) as CohortPhase;
    const cold = [phase('launch', 300, 50), phase('image', 0, 300), phase('fetch', 10, 200, 'image')];
    const warm = [phase('image', 0, 20), phase('launch', 20, 50)];
    const layout = layoutCohortWaterfall([{ phases: cold }, { phases: warm }], {
      width: 600,
      tickGap: 60,
      minBarWidth: 1,
    });
    expect(layout.span).toEqual({ fromMs: 0, toMs: 600 });
    expect(layout.rows.map(({ name, depth }) => [name, depth])).toEqual([
      ['image', 0],
      ['fetch', 1],
      ['launch', 0],
    ]);
    const [image, fetch, launch] = layout.rows;
    expect(image?.bars.map((bar) => bar && [bar.x, bar.width])).toEqual([
      [0, 300],
      [0, 20],
    ]);
    expect(fetch?.bars).toMatchObject([
      { x: 10, width: 200, endWhisker: { x: expect.closeTo(110), width: expect.closeTo(300) } },
      null,
    ]);
    expect(launch?.bars.map((bar) => bar?.x)).toEqual([300, 20]);
  });

  it('has an axis and no rows without phases', () => {
    const layout = layoutCohortWaterfall([{ phases: [] }], { width: 300, tickGap: 60, minBarWidth: 1 });
    expect(layout.rows).toEqual([]);
    expect(layout.span).toEqual({ fromMs: 0, toMs: 1 });
  });
});
