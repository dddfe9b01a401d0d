import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StageSplit } from '@/lib/domain/percentiles';
import { STAGES } from '@/lib/domain/stage';
import { layoutStageSplit, splitScaleMs, stagesOfSplits } from './stage-split';

const anySplit: fc.Arbitrary<StageSplit> = fc.record({
  n: fc.nat(100),
  meanMs: fc.double({ min: 0, max: 1e7, noNaN: true }),
  stages: fc.uniqueArray(
    fc.record({
      stage: fc.constantFrom(...STAGES),
      kind: fc.constantFrom('work' as const, 'wait' as const),
      meanMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
    }),
    { selector: ({ stage, kind }) => `${stage} ${kind}` },
  ),
});

test('pieces lie end to end inside of the scale, and their lengths are the duration', () => {
  fc.assert(
    fc.property(anySplit, anySplit, (split, other) => {
      const scaleMs = splitScaleMs([split, other, undefined]);
      const pieces = layoutStageSplit(split, scaleMs);
      let right = 0;
      for (const { left, width } of pieces) {
        expect(left).toBeCloseTo(right, 9);
        expect(width).toBeGreaterThanOrEqual(0);
        right = left + width;
      }
      expect(right).toBeLessThanOrEqual(1);
      const length = pieces.reduce((sum, { meanMs }) => sum + meanMs, 0);
      if (pieces.at(-1)?.share === null) expect(length).toBeCloseTo(split.meanMs, 3);
      else expect(length).toBeGreaterThanOrEqual(split.meanMs - 1e-3);
    }),
  );
});

test('stages come in the order of a boot, wait before work, the rest last', () => {
  const split: StageSplit = {
    n: 3,
    meanMs: 100,
    stages: [
      { stage: 'launch', kind: 'work', meanMs: 10 },
      { stage: 'image', kind: 'work', meanMs: 30 },
      { stage: 'image', kind: 'wait', meanMs: 20 },
      { stage: 'claim', kind: 'work', meanMs: 0 },
    ],
  };
  expect(
    layoutStageSplit(split, 200).map(({ share, width }) => [share && `${share.stage} ${share.kind}`, width]),
  ).toEqual([
    ['image wait', 0.1],
    ['image work', expect.closeTo(0.15)],
    ['launch work', expect.closeTo(0.05)],
    [null, expect.closeTo(0.2)],
  ]);
  expect([...stagesOfSplits([split, undefined])].sort()).toEqual(['claim', 'image', 'launch']);
});
