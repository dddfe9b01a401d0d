import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMomentLane, type MomentFlag } from './moment-lane';
import { anyWidth, nastySubject } from './nasty-boots.fixture';
import { timeScale } from './time-axis';
import { fitSpan } from './waterfall';

const boxOf = (width: number) => ({ width, lanes: 7, charWidth: 6, gap: 8 });

function flagsOf(labels: ReadonlyArray<readonly [string, number]>, width: number): MomentFlag[] {
  const moments = labels.map(([label, atMs]) => ({ name: label, label, atMs, event: label, named: true }));
  return layoutMomentLane(moments, timeScale({ fromMs: 0, toMs: 6483 }, width), boxOf(width));
}

describe('layoutMomentLane', () => {
  it('never lets labels leave the box, overlap, or be crossed by a tick', () => {
    fc.assert(
      fc.property(nastySubject, anyWidth, (boot, width) => {
        const flags = layoutMomentLane(boot.moments, timeScale(fitSpan(boot), width), boxOf(width));
        expect(flags.map(({ moment }) => moment)).toEqual(boot.moments);
        const labelled = flags.flatMap(({ x, label }) => (label ? [{ x, ...label }] : []));
        for (const a of labelled) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(width);
          for (const b of labelled) {
            if (a === b) continue;
            const overlap = a.lane === b.lane && a.left < b.right && b.left < a.right;
            const crossed = a.lane < b.lane && a.x > b.left && a.x < b.right;
            expect(overlap || crossed).toBe(false);
          }
        }
      }),
    );
  });

  it('names all nine moments of a boot of seven seconds', () => {
    const seven = [
      ['lock acquired', 0],
      ['resources claimed', 130],
      ['network build started', 229],
      ['IP allocated', 352],
      ['qemu-img create', 1089],
      ['network info retrieved', 1231],
      ['VM started', 2790],
      ['VIF plugged', 6380],
      ['build complete', 6483],
    ] as const;
    for (const width of [480, 760, 1100])
      expect(flagsOf(seven, width).filter(({ label }) => label === null)).toEqual([]);
  });

  it('leaves moments that are not named as ticks', () => {
    const moment = { name: 'x', label: 'x', atMs: 1, event: 'x', named: false };
    const [flag] = layoutMomentLane([moment], (ms) => ms, boxOf(100));
    expect(flag).toEqual({ moment, x: 1, label: null });
  });
});
