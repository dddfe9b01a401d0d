import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSides } from '@/lib/domain/compare/compare-sides';
import { type ComparableBoot, sideOfBoot } from '@/lib/domain/compare/side-of-boot';
import { layoutComparison } from './comparison';
import { nastySubject } from './nasty-boots.fixture';

const BOX = { width: 100, minGap: 0.4 };

type Told = readonly [name: string, startMs: number, durationMs: number, parent?: string];

function boot(lengthMs: number, told: readonly Told[]): ComparableBoot {
  return {
    startedAtMs: 0,
    endedAtMs: lengthMs,
    runningAtMs: lengthMs,
    buildStartMs: null,
    totalMs: lengthMs,
    buildMs: null,
    phases: told.map(([name, startMs, durationMs, parent = null], index) => ({
      key:
        parent === null && index > 0 && told.some(([other], at) => at < index && other === name)
          ? `${name}#2`
          : name,
      name,
      stage: 'image',
      kind: 'work',
      startMs,
      durationMs,
      parent,
      concurrent: false,
      open: false,
      evidence: [],
    })),
  };
}

function compare(a: ComparableBoot, b: ComparableBoot) {
  return compareSides(sideOfBoot(a, 'request'), sideOfBoot(b, 'request'));
}

const A = boot(1000, [
  ['claim', 0, 100],
  ['image', 100, 800],
  ['fetch', 200, 600, 'image'],
  ['plug', 900, 20],
  ['plug', 940, 60],
]);
const B = boot(500, [
  ['claim', 0, 100],
  ['image', 100, 150],
  ['plug', 250, 250],
]);

test('both sides stand on one axis, and differences on one scale', () => {
  const { span, rows, endA, endB } = layoutComparison(
    compare(A, B),
    { order: 'time', levels: null, mostRows: 9 },
    BOX,
  );
  expect(span).toEqual({ fromMs: 0, toMs: 1000 });
  expect([endA, endB]).toEqual([100, 50]);
  expect(rows.map(({ name, barsA, barsB, change }) => [name, barsA, barsB, change])).toEqual([
    ['claim', [{ x: 0, width: 10 }], [{ x: 0, width: 10 }], null],
    ['image', [{ x: 10, width: 80 }], [{ x: 10, width: 15 }], { x: 50, width: 50 }],
    ['fetch', [{ x: 20, width: 60 }], [], { x: 50, width: expect.closeTo((50 * 600) / 650) }],
    [
      'plug',
      [
        { x: 90, width: 2 },
        { x: 94, width: 6 },
      ],
      [{ x: 25, width: 25 }],
      { x: expect.closeTo(50 - (50 * 170) / 650), width: expect.closeTo((50 * 170) / 650) },
    ],
  ]);
});

test('ordered by size, what makes most of the difference comes first with what it contains', () => {
  const { rows } = layoutComparison(compare(A, B), { order: 'size', levels: null, mostRows: 9 }, BOX);
  expect(rows.map(({ name }) => name)).toEqual(['image', 'fetch', 'plug', 'claim']);
  const top = layoutComparison(compare(A, B), { order: 'size', levels: 1, mostRows: 2 }, BOX);
  expect(top.rows.map(({ name }) => name)).toEqual(['image', 'plug']);
  expect(top.count).toBe(3);
});

test('whatever the phases hold, all is finite and inside of the box', () => {
  const anyBoot = nastySubject.map(({ phases, lengthMs }) => ({ ...boot(lengthMs, []), phases }));
  fc.assert(
    fc.property(anyBoot, anyBoot, (a, b) => {
      const { rows } = layoutComparison(compare(a, b), { order: 'size', levels: null, mostRows: 9 }, BOX);
      for (const { barsA, barsB, change } of rows)
        for (const { x, width } of [...barsA, ...barsB, ...(change ? [change] : [])]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(BOX.width * (1 + 1e-9));
        }
    }),
  );
});
