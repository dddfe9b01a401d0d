import { expect, test } from 'vitest';
import { adjustClock } from './adjust-clock';
import { assembleInstance } from './assemble/assemble-instance';
import { COLD_BOOT, eventsOf } from './assemble/nova/boot-fixture';
import type { Event } from './event';

/** The cold boot with its compute host's clock off by so much. */
function detailWith(offMs: number) {
  const events: Event[] = eventsOf(COLD_BOOT).map((event) =>
    event.host === 'cmp1' ? { ...event, atMs: event.atMs + offMs } : event,
  );
  const [boot] = assembleInstance(events);
  if (!boot) throw new Error('no boot');
  return { boot, events, siblings: [] };
}

test('a boot with a clock 5 s behind is adjusted to what it was, as far as the skew is known', () => {
  const truth = detailWith(0).boot;
  const skewed = detailWith(-5000);
  expect(skewed.boot.phases.some(({ startMs }) => startMs < 0)).toBe(true);
  const { boot, events } = adjustClock(skewed);
  const knownMs = 5000 + (skewed.boot.clock.skewMs ?? 0);
  expect(knownMs).toBeLessThan(50);
  expect(Math.min(...boot.phases.map(({ startMs }) => startMs))).toBeGreaterThanOrEqual(0);
  for (const phase of boot.phases) {
    const before = truth.phases.find(({ key }) => key === phase.key);
    expect(Math.abs(phase.startMs - (before?.startMs ?? 0))).toBeLessThanOrEqual(knownMs + 0.001);
    expect(Math.abs(phase.durationMs - (before?.durationMs ?? 0))).toBeLessThanOrEqual(knownMs + 0.001);
  }
  expect(Math.abs((boot.totalMs ?? 0) - (truth.totalMs ?? 0))).toBeLessThanOrEqual(knownMs + 0.001);
  expect(boot.buildMs).toBe(skewed.boot.buildMs);
  expect(boot.runningAtMs).toBe(skewed.boot.runningAtMs);
  expect(events).toBe(skewed.events);
});

test('a boot that seemed to run before it was asked for has its total again', () => {
  const truth = detailWith(0).boot;
  const skewed = detailWith(-60_000);
  expect(skewed.boot.totalMs).toBeNull();
  const { boot } = adjustClock(skewed);
  const knownMs = 60_000 + (skewed.boot.clock.skewMs ?? 0);
  expect(Math.abs((boot.totalMs ?? 0) - (truth.totalMs ?? 0))).toBeLessThanOrEqual(knownMs + 0.001);
  expect(boot.endedAtMs).toBe(boot.runningAtMs);
});

test('clocks that do not contradict each other are left alone', () => {
  const detail = detailWith(0);
  expect(detail.boot.clock.skewMs).toBeNull();
  expect(adjustClock(detail)).toEqual(detail);
});
