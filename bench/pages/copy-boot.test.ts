import { expect, test } from 'vitest';
import { Random } from '@/lib/simulator/random/random';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import { copyBoot } from './copy-boot';

test('a copy is another boot at its own time, with all its durations scaled alike', () => {
  const boot = bootFixture({ totalMs: 7000, moments: [{ name: 'vm_started', atMs: 5000, event: 'e' }] });
  const copy = copyBoot(boot, 1_700_000_000_000, new Random(1));
  expect(copy.id).not.toBe(boot.id);
  expect(copy.subjects).toEqual([`i:nova:${copy.instance}`]);
  expect(copy.startedAtMs).toBe(1_700_000_000_000);
  const factor = (copy.totalMs ?? 0) / 7000;
  expect(factor).toBeGreaterThan(0);
  expect(copy.buildMs).toBeCloseTo(6500 * factor, 2);
  expect((copy.runningAtMs ?? 0) - copy.startedAtMs).toBeCloseTo(6500 * factor, 2);
  expect(copy.moments.map(({ atMs }) => atMs / factor)).toEqual([expect.closeTo(5000, 2)]);
  expect(copy.phases.map(({ startMs, durationMs }) => (startMs + durationMs) / factor)).toEqual([
    expect.closeTo(4000, 2),
    expect.closeTo(6500, 2),
  ]);
});
