import { tickStep, ticks } from 'd3-array';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundStep, roundTicks } from './round-ticks';

const stretch = fc
  .tuple(
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: 1, max: 100_000 }),
    fc.integer({ min: -6, max: 6 }),
  )
  .map(([from, length, power]) => [from * 10 ** power, (from + length) * 10 ** power] as const);

test('ticks stand where d3 puts them', () => {
  fc.assert(
    fc.property(stretch, fc.integer({ min: 2, max: 30 }), ([from, to], parts) => {
      const step = tickStep(from, to, parts);
      expect(roundStep(to - from, parts) / step).toBeCloseTo(1, 9);
      const [ours, theirs] = [roundTicks(from, to, parts), ticks(from, to, parts)];
      // A tick at the very edge may be in or out by a rounding error.
      const inner = (at: number) => at > from + step / 1e6 && at < to - step / 1e6;
      expect(ours.filter(inner)).toEqual(theirs.filter(inner).map((at) => expect.closeTo(at, 9)));
    }),
  );
});

test('a tick is the decimal that it is written as', () => {
  expect(roundTicks(0, 1, 10)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(roundTicks(0, 0.0007, 7)).toEqual([0, 0.0001, 0.0002, 0.0003, 0.0004, 0.0005, 0.0006, 0.0007]);
});
