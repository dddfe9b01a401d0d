import { expect, test } from 'vitest';
import { timeCalls, timingOf } from './timing';

test('samples are summed up by rank', () => {
  const samples = Array.from({ length: 101 }, (_, index) => 100 - index);
  expect(timingOf(samples)).toEqual({ n: 101, min: 0, p50: 50, p95: 95, p99: 99, max: 100 });
  expect(() => timingOf([])).toThrow('samples');
});

test('the first call only warms up', async () => {
  const calls: number[] = [];
  const timing = await timeCalls(4, async (call) => calls.push(call));
  expect(calls).toEqual([0, 1, 2, 3, 4]);
  expect(timing.n).toBe(4);
});
