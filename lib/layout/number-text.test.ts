import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersToText, textToNumbers } from './number-text';

const HALF_OF_ALL = 2 ** 52 - 1;

test('numbers are the same after they were text', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -HALF_OF_ALL, max: HALF_OF_ALL })), (numbers) => {
      expect([...textToNumbers(numbersToText(numbers), numbers.length)]).toEqual(numbers);
    }),
  );
});

test('small numbers take one character, and no character is escaped in JSON or HTML', () => {
  expect(numbersToText([0, 1, -1, 15, -15])).toBe('ACDef');
  expect(numbersToText([16, -1_000_000])).toMatch(/^[\w-]{7}$/);
});

test('a text that was cut off gives zeros', () => {
  expect([...textToNumbers('C', 3)]).toEqual([1, 0, 0]);
});
