import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeBars } from './merged-bars';
import { frameTime, groundOf } from './waterfall';

const boot = { phases: [], moments: [], lengthMs: 1000, failedMs: null, failureReason: null };
const box = { width: 500, minBarWidth: 2, tickGap: 72 };
const frame = frameTime(groundOf(boot, 'linear'), { fromMs: 200, toMs: 800 }, boot, box);
const interval = fc.record({
  startMs: fc.integer({ min: -100, max: 1100 }),
  durationMs: fc.integer({ min: 0, max: 300 }),
});

const ROUNDING = 1e-6;

test('merged bars are apart, and cover what the single ones cover', () => {
  fc.assert(
    fc.property(fc.array(interval), (intervals) => {
      const inOrder = intervals.toSorted((a, b) => a.startMs - b.startMs);
      const merged = mergeBars(inOrder, frame);
      for (const [index, { x }] of merged.entries()) {
        const before = merged[index - 1];
        if (before) expect(x).toBeGreaterThan(before.x + before.width + 1 - ROUNDING);
      }
      for (const bar of inOrder.flatMap((each) => frame.barOf(each) ?? []))
        expect(
          merged.some(({ x, width }) => x <= bar.x + ROUNDING && x + width >= bar.x + bar.width - ROUNDING),
        ).toBe(true);
    }),
  );
});
