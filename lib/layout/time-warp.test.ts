import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapWarp, logWarp, pressedLength, quietStretches } from './time-warp';
import { frameTime, groundOf } from './waterfall';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

const box = { width: 1000, minBarWidth: 2, tickGap: 72 };

function phase(key: string, startMs: number, durationMs: number, more: Partial<LabelledPhase> = {}) {
  const fixed = { name: key, label: key, stage: 'image', kind: 'work', parent: null } as const;
  return { key, startMs, durationMs, ...fixed, concurrent: false, open: false, evidence: [], ...more };
}

function subject(phases: LabelledPhase[], lengthMs: number): WaterfallSubject {
  return { phases, moments: [], lengthMs, failedMs: null, failureReason: null };
}

const idle = subject(
  [phase('a', 0, 1000), phase('wait', 1000, 8000, { kind: 'wait' }), phase('b', 9000, 1000)],
  10_000,
);

const quietParts = fc
  .array(
    fc.tuple(fc.double({ min: 1, max: 1e4, noNaN: true }), fc.double({ min: 1, max: 1e4, noNaN: true })),
    {
      maxLength: 6,
    },
  )
  .map((pairs) => {
    let at = 0;
    return pairs.map(([pause, length]) => {
      const fromMs = at + pause;
      at = fromMs + length;
      return { fromMs, toMs: at };
    });
  });
const time = fc.double({ min: -1e4, max: 1e6, noNaN: true });

describe('time maps', () => {
  it('grow strictly and can be undone, with gaps pressed', () => {
    fc.assert(
      fc.property(
        quietParts,
        fc.double({ min: 0.1, max: 500, noNaN: true }),
        time,
        time,
        (quiet, pressed, a, b) => {
          const warp = gapWarp(quiet, pressed);
          expect(warp.from(warp.to(a))).toBeCloseTo(a, 3);
          if (b - a > 1e-3) expect(warp.to(b)).toBeGreaterThan(warp.to(a));
        },
      ),
    );
  });

  it('grow strictly and can be undone, on a logarithmic axis', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), time, time, (unit, a, b) => {
        const warp = logWarp(unit);
        expect(Math.abs(warp.from(warp.to(a)) - a)).toBeLessThanOrEqual(1e-6 + Math.abs(a) * 1e-9);
        if (b - a > 1e-3) expect(warp.to(b)).toBeGreaterThan(warp.to(a));
      }),
    );
  });

  it('press each stretch to one length and leave the rest', () => {
    const warp = gapWarp(
      [
        { fromMs: 10, toMs: 110 },
        { fromMs: 120, toMs: 1120 },
      ],
      5,
    );
    expect([0, 10, 60, 110, 120, 1120, 1130].map(warp.to)).toEqual([0, 10, 12.5, 15, 25, 30, 40]);
  });
});

describe('quietStretches', () => {
  const span = { fromMs: 0, toMs: 10_000 };

  it('finds waits and time that nothing explains, if they are long', () => {
    expect(quietStretches(idle.phases, span)).toEqual([{ fromMs: 1000, toMs: 9000 }]);
    expect(quietStretches([phase('a', 3000, 6800)], span)).toEqual([{ fromMs: 0, toMs: 3000 }]);
  });

  it('is not deceived by an outer phase whose inner ones only wait', () => {
    const outer = phase('all', 0, 10_000);
    const inner = idle.phases.map((each) => ({ ...each, parent: 'all' }));
    expect(quietStretches([outer, ...inner], span)).toEqual([{ fromMs: 1000, toMs: 9000 }]);
  });

  it('leaves something of every stretch, even where nothing works', () => {
    expect(pressedLength([span], span)).toBeGreaterThan(0);
  });
});

describe('frameTime', () => {
  it('gives the time that gaps gave up to the work', () => {
    const frame = frameTime(groundOf(idle, 'gaps'), null, idle, box);
    expect(frame.breaks).toHaveLength(1);
    expect(frame.barOf({ startMs: 0, durationMs: 1000 })?.width).toBeGreaterThan(450);
    expect(frame.breaks[0]?.width).toBeGreaterThan(8);
    expect(frame.ticks.length).toBeGreaterThan(4);
    for (const { atMs } of frame.ticks) expect(atMs > 1000 && atMs < 9000).toBe(false);
  });

  it('is linear where there is nothing to press', () => {
    expect(groundOf(subject([phase('a', 0, 10)], 10), 'gaps').scale).toBe('linear');
  });

  it('labels round times on a logarithmic axis, apart from each other', () => {
    const { ticks, x } = frameTime(groundOf(idle, 'log'), null, idle, box);
    expect(ticks.map(({ label }) => label.replace('\u202f', ' '))).toContain('1 s');
    for (const [index, tick] of ticks.entries()) {
      expect(tick.x).toBeCloseTo(x(tick.atMs), 6);
      const before = ticks[index - 1];
      if (before) expect(tick.x - before.x).toBeGreaterThanOrEqual(72);
    }
  });

  it('knows the moment at a place, on every scale', () => {
    for (const scale of ['linear', 'gaps', 'log'] as const) {
      const frame = frameTime(groundOf(idle, scale), { fromMs: 500, toMs: 9500 }, idle, box);
      for (const ms of [600, 1000, 5000, 9400]) expect(frame.atX(frame.x(ms))).toBeCloseTo(ms, 6);
    }
  });
});
