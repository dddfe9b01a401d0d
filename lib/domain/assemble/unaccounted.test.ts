import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsAround, gapsOf, unaccountedMs } from './unaccounted';

const phase = (startMs: number, durationMs: number, parent: string | null = null) => ({
  startMs,
  durationMs,
  parent,
});

describe('unaccountedMs', () => {
  it('counts overlapping phases once and children not at all', () => {
    const phases = [phase(10, 20), phase(20, 30), phase(70, 10), phase(55, 5, 'claim')];
    expect(unaccountedMs(phases, 100)).toBe(10 + 20 + 20);
    expect(gapsOf(phases, 100)).toEqual([
      { startMs: 0, durationMs: 10 },
      { startMs: 50, durationMs: 20 },
      { startMs: 80, durationMs: 20 },
    ]);
  });

  it('ignores what lies before the start or after the end', () => {
    expect(unaccountedMs([phase(-50, 60), phase(90, 500)], 100)).toBe(80);
    expect(unaccountedMs([phase(-50, 10), phase(150, 10)], 100)).toBe(100);
    expect(unaccountedMs([], 0)).toBe(0);
  });

  it('equals the milliseconds that no phase touches, whatever the phases', () => {
    const interval = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(fc.array(interval), fc.integer({ min: 0, max: 50 }), (intervals, length) => {
        const covered = (ms: number) =>
          intervals.some(([start, duration]) => ms >= start && ms < start + duration);
        const free = Array.from({ length }, (_, ms) => ms).filter((ms) => !covered(ms)).length;
        expect(
          unaccountedMs(
            intervals.map(([start, duration]) => phase(start, duration)),
            length,
          ),
        ).toBe(free);
      }),
    );
  });
});

describe('eventsAround', () => {
  const moments = [0, 10, 30, 40].map((atMs) => ({ name: 'm', atMs, event: `at ${atMs}` }));

  it('has the last before a gap and the first after it', () => {
    expect(eventsAround({ startMs: 10, durationMs: 20 }, moments)).toEqual(['at 10', 'at 30']);
    expect(eventsAround({ startMs: 12, durationMs: 20 }, moments)).toEqual(['at 10', 'at 40']);
  });

  it('has less at the ends of the boot', () => {
    expect(eventsAround({ startMs: 40, durationMs: 20 }, moments)).toEqual(['at 40']);
    expect(eventsAround({ startMs: 0, durationMs: 20 }, [])).toEqual([]);
  });
});
