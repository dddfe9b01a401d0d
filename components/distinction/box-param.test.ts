import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAsBox } from './box-param';

test('a box survives being written', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 4e12, noNaN: true }),
      fc.double({ min: 0.001, max: 1e9, noNaN: true }),
      (from, length) => {
        const box = { fromMs: from, toMs: from + length + 1, minMs: length, maxMs: length * 2 };
        expect(parseAsBox.parse(parseAsBox.serialize(box))).toEqual(box);
      },
    ),
  );
});

test.each(['', '1_2_3', '2_1_3_4', '1_2_4_3', '1_2_3_Infinity', 'a_b_c_d', '1_2_3_4_5'])(
  '%j is no box',
  (text) => expect(parseAsBox.parse(text)).toBeNull(),
);
