import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random/random';
import { Arrivals } from './arrivals';

const START_MS = Date.UTC(2026, 10, 9);
const DAY_MS = 86_400_000;

describe('arrivals', () => {
  it('are as many as asked for, in order and inside the window', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 300 }), (seed, count) => {
        const endMs = START_MS + 2 * DAY_MS;
        const arrivals = new Arrivals(new Random(seed), START_MS, endMs, count);
        let last = START_MS;
        for (let index = 0; index < count; index++) {
          const atMs = arrivals.advance(1);
          expect(atMs).toBeGreaterThanOrEqual(last);
          expect(atMs).toBeLessThanOrEqual(endMs);
          last = atMs;
        }
        expect(arrivals.left).toBe(0);
      }),
    );
  });

  it('come more often by day than by night', () => {
    const arrivals = new Arrivals(new Random(7), START_MS, START_MS + 5 * DAY_MS, 4000);
    const hours = Array.from({ length: 4000 }, () => new Date(arrivals.advance(1)).getUTCHours());
    const day = hours.filter((hour) => hour >= 11 && hour < 17).length;
    const night = hours.filter((hour) => hour >= 23 || hour < 5).length;
    expect(day).toBeGreaterThan(3 * night);
  });
});
