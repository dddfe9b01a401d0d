import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOverlapLanes } from './overlap-lanes';

const span = { fromMs: 0, toMs: 1000 };
const box = { width: 500, minBarWidth: 2, maxLanes: 3 };
const item = (key: string, startMs: number, endMs: number) => ({ key, startMs, endMs });

describe('layoutOverlapLanes', () => {
  it('keeps bars of a lane apart and all of them inside', () => {
    const items = fc.array(
      fc
        .tuple(fc.uuid(), fc.integer({ min: -3000, max: 3000 }), fc.nat({ max: 2000 }))
        .map(([key, start, length]) => item(key, start, start + length)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(items, (given) => {
        const { bars, left, lanes } = layoutOverlapLanes(given, span, box);
        const overlapping = given.filter(({ startMs, endMs }) => endMs >= 0 && startMs <= 1000);
        expect(bars.length + left).toBe(overlapping.length);
        for (const a of bars) {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.x + a.width).toBeLessThanOrEqual(500.001);
          expect(a.lane).toBeLessThan(Math.min(lanes, 3));
          for (const b of bars)
            if (a !== b && a.lane === b.lane) expect(a.x >= b.x + b.width || b.x >= a.x + a.width).toBe(true);
        }
      }),
    );
  });

  it('cuts what reaches beyond, and fills lanes from the first', () => {
    const { bars } = layoutOverlapLanes(
      [item('long', -500, 400), item('beside', 100, 200), item('after', 600, 5000)],
      span,
      box,
    );
    expect(bars.map(({ item: { key }, lane, x, width }) => [key, lane, x, width])).toEqual([
      ['long', 0, 0, 200],
      ['beside', 1, 50, 50],
      ['after', 0, 300, 200],
    ]);
  });
});
