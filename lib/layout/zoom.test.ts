import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIME_SCALES } from './time-warp';
import { frameTime, groundOf } from './waterfall';
import { clampView, formatView, panBy, parseView, viewOf, zoomAt } from './zoom';

const subject = { phases: [], moments: [], lengthMs: 10_000, failedMs: null, failureReason: null };
const box = { width: 1000, minBarWidth: 2, tickGap: 72 };
const linear = groundOf(subject, 'linear');

describe('zoomAt', () => {
  it('keeps the moment under the pointer where it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TIME_SCALES),
        fc.double({ min: 0.3, max: 0.7, noNaN: true }),
        (scale, share) => {
          const ground = groundOf(subject, scale);
          const before = frameTime(ground, null, subject, box);
          const atMs = before.atX(share * 1000);
          const view = zoomAt(ground, before.span, atMs, 0.5);
          expect(frameTime(ground, view, subject, box).x(atMs)).toBeCloseTo(share * 1000, 3);
        },
      ),
    );
  });

  it('shows all again when the ends are reached, and never more', () => {
    expect(zoomAt(linear, { fromMs: 1000, toMs: 9000 }, 2000, 2)).toBeNull();
    expect(zoomAt(linear, { fromMs: 0, toMs: 4000 }, 0, 2)).toEqual({ fromMs: 0, toMs: 8000 });
  });

  it('ends at what logs can tell', () => {
    let view: { fromMs: number; toMs: number } | null = linear.whole;
    for (let n = 0; n < 100 && view; n += 1) view = zoomAt(linear, view, 5000, 0.5);
    expect(view && view.toMs - view.fromMs).toBeCloseTo(0.01, 6);
  });
});

describe('views', () => {
  it('stop at the ends of the boot', () => {
    expect(panBy(linear, { fromMs: 8000, toMs: 9000 }, 5)).toEqual({ fromMs: 9000, toMs: 10_000 });
    expect(clampView(linear, { fromMs: -500, toMs: 500 })).toEqual({ fromMs: 0, toMs: 1000 });
    expect(clampView(linear, { fromMs: -1, toMs: 10_001 })).toBeNull();
  });

  it('show a phase with what is around it', () => {
    expect(viewOf(linear, { startMs: 2000, durationMs: 1000 })).toEqual({ fromMs: 1920, toMs: 3080 });
    expect(viewOf(linear, { startMs: 2000, durationMs: 0 })).toEqual({ fromMs: 1999.99, toMs: 2000.01 });
  });

  it('are read from a URL as they were written', () => {
    const bound = fc.integer({ min: -1_000_000, max: 1e9 }).map((n) => n / 1000);
    fc.assert(
      fc.property(bound, fc.integer({ min: 1, max: 1e6 }), (fromMs, length) => {
        const read = parseView(formatView({ fromMs, toMs: fromMs + length }));
        expect(read?.fromMs).toBeCloseTo(fromMs, 3);
        expect(read?.toMs).toBeCloseTo(fromMs + length, 3);
      }),
    );
    for (const text of [null, '', '5', '9-3', '1-1', 'a-b', '1e3-2e3', '-5-6'])
      expect(parseView(text)).toBeNull();
  });
});
