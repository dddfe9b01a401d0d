import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutShiftBar } from './shift-bar';

test('a shift lies on its side of zero, within its bounds, inside of the axis', () => {
  const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      figure,
      figure,
      figure,
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (one, two, three, widest) => {
        const [low = 0, value = 0, high = 0] = [one, two, three].sort((a, b) => a - b);
        const layout = layoutShiftBar({ value, low, high }, widest);
        expect(layout.value >= 0 && layout.value <= 1).toBe(true);
        expect(Math.sign(layout.value - layout.zero) * Math.sign(value)).toBeGreaterThanOrEqual(0);
        expect(layout.range?.from).toBeLessThanOrEqual(layout.value);
        expect(layout.range?.to).toBeGreaterThanOrEqual(layout.value);
      },
    ),
  );
  expect(layoutShiftBar({ value: 1, low: null, high: null }, 2)).toEqual({
    zero: 0.5,
    value: 0.75,
    range: null,
  });
});
