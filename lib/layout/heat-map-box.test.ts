import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { layoutHeatMap } from './heat-map';
import { boundsOfRange, cellAt, countInRange, rangeBetween, rectangleOfBounds } from './heat-map-box';
import { inkPaths } from './heat-map-inks';

const increasing = (count: number, first: number) =>
  fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: count, maxLength: count }).map((steps) => {
    const bounds = [first];
    for (const step of steps) bounds.push((bounds.at(-1) ?? first) + step);
    return bounds;
  });

const anyMap: fc.Arbitrary<DurationHeatMap> = fc
  .record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 8 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      n: fc.constant(0),
      method: fc.constant('exact' as const),
      relativeError: fc.constant(0),
      answeredBy: fc.constant('sql' as const),
      coarse: fc.constant(0),
      resolutionMs: fc.constant(1),
      metric: fc.constant('build' as const),
      times: increasing(columns, 1_700_000_000_000),
      durations: increasing(rows, 1),
      cells: fc.array(
        fc.record({
          column: fc.integer({ min: 0, max: columns - 1 }),
          row: fc.integer({ min: 0, max: rows - 1 }),
          cold: fc.nat(20),
          warm: fc.nat(20),
          other: fc.nat(20),
        }),
        { maxLength: 20 },
      ),
    }),
  );

const BOX = { width: 1000, height: 240 };
const point = fc.record({
  x: fc.double({ min: -50, max: 1050, noNaN: true }),
  y: fc.double({ min: -50, max: 290, noNaN: true }),
});

describe('selecting on a heat map', () => {
  it('any two points select whole cells whose rectangle holds both points', () => {
    fc.assert(
      fc.property(anyMap, point, point, (map, one, other) => {
        const [a, b] = [cellAt(map, BOX, one), cellAt(map, BOX, other)];
        if (!a || !b) throw new Error('a map with columns and rows has a cell everywhere');
        const bounds = boundsOfRange(map, rangeBetween(a, b));
        if (!bounds) throw new Error('cells of the map have bounds');
        const rectangle = rectangleOfBounds(map, BOX, bounds);
        expect(rectangle).not.toBeNull();
        for (const { x, y } of [one, other]) {
          if (x < 0 || x > BOX.width || y < 0 || y > BOX.height || !rectangle) continue;
          expect(x).toBeGreaterThanOrEqual(rectangle.x - 1e-6);
          expect(x).toBeLessThanOrEqual(rectangle.x + rectangle.width + 1e-6);
          expect(y).toBeGreaterThanOrEqual(rectangle.y - 1e-6);
          expect(y).toBeLessThanOrEqual(rectangle.y + rectangle.height + 1e-6);
        }
      }),
    );
  });

  it('the whole map holds all boots', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const all = { left: 0, right: map.times.length - 2, low: 0, high: map.durations.length - 2 };
        const { cold, warm, other } = countInRange(map, all);
        expect(cold + warm + other).toBe(
          map.cells.reduce((sum, cell) => sum + cell.cold + cell.warm + cell.other, 0),
        );
      }),
    );
  });

  it('draws every cell that holds boots of an ink once, in few paths', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const paths = inkPaths(layoutHeatMap(map, BOX).marks, 1);
        expect(paths.length).toBeLessThanOrEqual(36);
        for (const ink of ['cold', 'warm', 'other'] as const) {
          const own = paths.filter((path) => path.ink === ink);
          expect(own.reduce((sum, { d }) => sum + d.split('M').length - 1, 0)).toBe(
            map.cells.filter((cell) => cell[ink] > 0).length,
          );
          expect(own.every(({ strength, d }) => strength > 0 && strength <= 1 && !d.includes('NaN'))).toBe(
            true,
          );
        }
      }),
    );
  });
});
