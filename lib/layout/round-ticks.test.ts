import { ticks } from 'd3-array';
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

test('a step is 1, 2 or 5 times a power of ten, and the least that is enough', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (least) => {
      const step = roundStep(least);
      expect(Number(step.toExponential(6).split('e')[0])).toBeOneOf([1, 2, 5]);
      expect(step / least).toBeGreaterThan(1 - 1e-8);
      expect(step / least).toBeLessThan(2.5 + 1e-8);
    }),
  );
  expect([0.1, 0.1000001, 0.3, 1, 2.5, 7, 10].map(roundStep)).toEqual([0.1, 0.2, 0.5, 1, 5, 10, 10]);
});

test('ticks stand where d3 puts them for that step', () => {
  fc.assert(
    fc.property(stretch, fc.integer({ min: 2, max: 30 }), ([from, to], parts) => {
      const theirs = ticks(from, to, parts);
      const [one = 0, two = 0] = theirs;
      const step = roundStep((two - one) * (1 - 1e-6));
      // A tick at the very edge may be in or out by a rounding error.
      const inner = (at: number) => at > from + step / 1e6 && at < to - step / 1e6;
      const ours = theirs.length > 1 ? roundTicks(from, to, step) : theirs;
      expect(ours.filter(inner)).toEqual(theirs.filter(inner).map((at) => expect.closeTo(at, 9)));
    }),
  );
});

test('a tick is the decimal that it is written as', () => {
  expect(roundTicks(0, 1, 0.1)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(roundTicks(0, 0.0007, 0.0001)).toEqual([0, 0.0001, 0.0002, 0.0003, 0.0004, 0.0005, 0.0006, 0.0007]);
});
