import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHUNK_ROWS, rowWindowOf, scrollTopFor, slotOf } from './row-window';

const scroll = fc.record({
  top: fc.double({ min: 0, max: 1e6, noNaN: true }),
  height: fc.integer({ min: 100, max: 2000 }),
  headHeight: fc.integer({ min: 20, max: 55 }),
});
const count = fc.integer({ min: 1, max: 100_000 });
const rowHeight = fc.constantFrom(22, 28, 40.5);

test('what is in sight is drawn, wherever one has scrolled to', () => {
  fc.assert(
    fc.property(scroll, count, rowHeight, (box, rows, height) => {
      const mostTop = Math.max(0, rows * height + box.headHeight - box.height);
      const at = { ...box, top: Math.min(box.top, mostTop) };
      const { first, end } = rowWindowOf(at, rows, height);
      expect(first * CHUNK_ROWS * height).toBeLessThanOrEqual(at.top);
      const lowest = Math.min(rows * height, at.top + at.height - at.headHeight);
      expect(end * CHUNK_ROWS * height).toBeGreaterThanOrEqual(lowest);
      expect((end - first) * CHUNK_ROWS * height).toBeLessThan(at.height + 5 * CHUNK_ROWS * height);
    }),
  );
});

test('when a search leaves few rows there is still something drawn', () => {
  const { first, end } = rowWindowOf({ top: 250_000, height: 600, headHeight: 30 }, 3, 28);
  expect([first, end]).toEqual([0, 1]);
});

test('a row is scrolled to by as little as shows it, and is drawn there', () => {
  fc.assert(
    fc.property(scroll, count, rowHeight, fc.nat(), (box, rows, height, nth) => {
      const row = nth % rows;
      const top = scrollTopFor(row, box, height);
      const at = { ...box, top };
      expect(row * height).toBeGreaterThanOrEqual(top - 1e-6);
      expect((row + 1) * height + box.headHeight).toBeLessThanOrEqual(top + box.height + 1e-6);
      const { first, end } = rowWindowOf(at, rows, height);
      const chunk = Math.floor(row / CHUNK_ROWS);
      expect(chunk >= first && chunk < end).toBe(true);
      expect(scrollTopFor(row, at, height)).toBeCloseTo(top, 6);
    }),
  );
});

test('wherever one scrolls as many chunks are drawn, and each that stays in sight keeps its slot', () => {
  fc.assert(
    fc.property(scroll, count, rowHeight, fc.integer({ min: 0, max: 2000 }), (box, rows, height, byPx) => {
      const before = rowWindowOf(box, rows, height);
      const after = rowWindowOf({ ...box, top: box.top + byPx }, rows, height);
      expect(after.end - after.first).toBe(before.end - before.first);
      const slots = Array.from({ length: after.end - after.first }, (_, at) =>
        slotOf(after.first + at, after),
      );
      expect(new Set(slots).size).toBe(slots.length);
      for (let chunk = after.first; chunk < before.end; chunk += 1)
        expect(slotOf(chunk, after)).toBe(slotOf(chunk, before));
    }),
  );
});
