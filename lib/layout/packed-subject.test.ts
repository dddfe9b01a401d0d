import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growTo, progressOf } from './growing-boot';
import { layoutMinimap } from './minimap';
import { nastySubject } from './nasty-boots.fixture';
import { packSubject, unpackSubject } from './packed-subject';
import { frameTime, groundOf } from './waterfall';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';
import { buildWaterfallTree } from './waterfall-tree';

function manyPhases(count: number): WaterfallSubject {
  const phases = Array.from({ length: count }, (_, n): LabelledPhase => {
    const name = n % 3 === 0 ? 'sql' : 'rpc';
    const nth = Math.floor(n / 3) + 1;
    const suffix = nth > 1 ? `#${nth}` : '';
    return {
      key: n % 3 === 2 ? `odd ${n}` : name + suffix,
      name,
      label: n % 3 === 2 || nth === 1 ? name : `${name} (${nth})`,
      stage: n % 2 ? 'queue' : 'image',
      kind: n % 5 ? 'work' : 'wait',
      startMs: n * 1.5,
      durationMs: 2.5,
      parent: n > 10 ? 'sql' : null,
      concurrent: n % 7 === 0,
      open: n % 11 === 0,
      evidence: [],
    };
  });
  return { phases, moments: [], lengthMs: count * 1.5 + 2.5, failedMs: null, failureReason: null };
}

describe('a packed boot', () => {
  it('is the same after it was unpacked', () => {
    const boot = manyPhases(1000);
    expect(unpackSubject(JSON.parse(JSON.stringify(packSubject(boot))))).toEqual(boot);
  });

  it('is small: less than 13 bytes a phase where keys are names with numbers', () => {
    const boot = manyPhases(10_000);
    const phases = boot.phases.filter((_, n) => n % 3 !== 2);
    expect(JSON.stringify(packSubject({ ...boot, phases })).length).toBeLessThan(13 * phases.length);
  });
});

describe('the overview', () => {
  const box = { width: 800, minBarWidth: 1, tickGap: 72 };
  const overviewOf = (boot: WaterfallSubject) =>
    layoutMinimap(buildWaterfallTree(boot), frameTime(groundOf(boot, 'linear'), null, boot, box), 40);

  it('keeps every mark inside, whatever the boot', () => {
    fc.assert(
      fc.property(nastySubject, (boot) => {
        for (const { x, y, width, height } of overviewOf(boot)) {
          expect(x >= 0 && x + width <= 800 + 1e-6 && y >= 0 && y + height <= 40 + 1e-6).toBe(true);
        }
      }),
    );
  });

  it('has fewer marks than pixels for a hundred thousand phases', () => {
    expect(overviewOf(manyPhases(100_000)).length).toBeLessThan(32_000);
  });
});

describe('a boot in progress', () => {
  const [open, done] = [0, 1].map((n) => ({ ...manyPhases(2).phases[n], open: n === 0, startMs: 100 }));
  const boot = { ...manyPhases(0), phases: [open, done] as LabelledPhase[], lengthMs: 200 };

  it('goes on with what is open', () => {
    const grown = growTo(boot, 1000);
    expect(grown.lengthMs).toBe(1000);
    expect(grown.phases.map(({ durationMs }) => durationMs)).toEqual([900, 2.5]);
    expect(growTo(boot, 150)).toBe(boot);
  });

  it('has stalled after five minutes without a line', () => {
    expect(progressOf(0, 300_000)).toBe('booting');
    expect(progressOf(0, 300_001)).toBe('stalled');
  });
});
