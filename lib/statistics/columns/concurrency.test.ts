import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRows } from '../testing/rows';
import { buildChunk } from './chunk';
import { countConcurrency, LOOK_BACK_MICROS } from './concurrency';

const HOUR = LOOK_BACK_MICROS / 6;
const boots = fc.array(
  fc.record({
    host: fc.nat(2),
    start: fc.nat(20),
    length: fc.nat(10),
  }),
  { minLength: 1, maxLength: 60 },
);

test('counts the others that were under way, whatever chunks they lie in', () => {
  fc.assert(
    fc.property(boots, fc.nat(59), (drawn, cut) => {
      const all = drawn.map(({ host, start, length }) => ({
        host,
        startMicros: start * HOUR,
        endMicros: (start + length) * HOUR,
      }));
      const parts = [all.slice(0, cut), all.slice(cut)].filter((part) => part.length > 0);
      const chunks = parts.map((part) => buildChunk(newRows(part)));
      countConcurrency(chunks, null, { from: -Infinity, to: Infinity });
      const counted = chunks.flatMap(({ concurrency }) => [...concurrency]);
      const expected = all.map((boot) =>
        boot.host === 0
          ? 0
          : all.filter(
              (other) =>
                other !== boot &&
                other.host === boot.host &&
                other.startMicros <= boot.startMicros &&
                other.startMicros >= boot.startMicros - LOOK_BACK_MICROS &&
                other.endMicros > boot.startMicros,
            ).length,
      );
      expect(counted).toEqual(expected);
    }),
    { seed: 1, numRuns: 500 },
  );
});
