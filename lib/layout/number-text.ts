const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, DIGITS.indexOf(String.fromCharCode(code))),
);

/**
 * Whole numbers as text, small ones in one character: base 32, least digit first, the sixth bit of a character saying that
 * more follow, the lowest bit of the number its sign (the VLQ of source maps, up to 2⁵³). A column of an array travels as
 * one string: no JSON parser looks at each number, and nothing in it needs to be escaped.
 */
export function numbersToText(numbers: Iterable<number>): string {
  let text = '';
  for (const number of numbers) {
    let left = number < 0 ? -number * 2 + 1 : number * 2;
    while (left >= 32) {
      text += DIGITS[32 + (left % 32)];
      left = Math.floor(left / 32);
    }
    text += DIGITS[left];
  }
  return text;
}

/** The numbers of such a text; `count` of them, 0 where the text ends early. */
export function textToNumbers(text: string, count: number): Float64Array {
  const numbers = new Float64Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    let value = 0;
    let weight = 1;
    let digit = 0;
    do {
      digit = at < text.length ? (VALUES[text.charCodeAt(at)] ?? 0) : 0;
      at += 1;
      value += (digit & 31) * weight;
      weight *= 32;
    } while (digit >= 32);
    const size = Math.floor(value / 2);
    numbers[index] = value % 2 === 1 ? -size : size;
  }
  return numbers;
}
