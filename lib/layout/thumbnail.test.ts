import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyWidth, nastySubject } from './nasty-boots.fixture';
import { layoutThumbnail, thumbnailScaleMs } from './thumbnail';

const boot = (lengthMs: number) => ({ startedAtMs: 0, endedAtMs: lengthMs });

describe('layoutThumbnail', () => {
  it('keeps every bar finite and inside of its box', () => {
    fc.assert(
      fc.property(nastySubject, anyWidth, fc.double({ min: 0, max: 1e6 }), (subject, width, scaleMs) => {
        const { phases, lengthMs } = subject;
        const box = { width, minBarWidth: 1 };
        const { bars, endX } = layoutThumbnail({ phases, ...boot(lengthMs) }, scaleMs, box);
        expect(endX).toBeGreaterThanOrEqual(0);
        expect(endX).toBeLessThanOrEqual(width);
        for (const bar of bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.width).toBeGreaterThanOrEqual(1);
          expect(bar.x + bar.width).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
  });

  it('draws on the shared scale and says where a boot goes beyond it', () => {
    const phases = [
      { key: 'a', stage: 'claim', kind: 'work', startMs: 0, durationMs: 50, parent: null, concurrent: false },
      {
        key: 'b',
        stage: 'network',
        kind: 'work',
        startMs: 50,
        durationMs: 900,
        parent: null,
        concurrent: true,
      },
      { key: 'c', stage: 'image', kind: 'work', startMs: 50, durationMs: 10, parent: 'b', concurrent: false },
    ].map((phase) => ({ ...phase, name: phase.key, open: false, evidence: [] })) as Parameters<
      typeof layoutThumbnail
    >[0]['phases'];
    const thumbnail = layoutThumbnail({ phases, ...boot(950) }, 500, { width: 100, minBarWidth: 1 });
    expect(thumbnail).toMatchObject({ endX: 100, overflows: true });
    expect(thumbnail.bars.map(({ key, x, width, lane }) => [key, x, width, lane])).toEqual([
      ['a', 0, 10, 0],
      ['b', 10, 90, 1],
    ]);
  });
});

describe('thumbnailScaleMs', () => {
  it('is the longest boot of the list', () => {
    expect(thumbnailScaleMs([5000, 7000, 9000].map(boot))).toBe(9000);
  });

  it('is not pressed flat by one outlier', () => {
    const lengths = [...Array.from({ length: 19 }, (_, i) => 5000 + i), 600_000];
    expect(thumbnailScaleMs(lengths.map(boot))).toBeLessThan(6000);
  });

  it('is positive for an empty list and for boots without length', () => {
    expect(thumbnailScaleMs([])).toBeGreaterThan(0);
    expect(thumbnailScaleMs([boot(0), boot(-5), boot(Number.NaN)])).toBeGreaterThan(0);
  });
});
