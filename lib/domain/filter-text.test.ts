import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAttribute, formatPhaseBound, parseAttribute, parsePhaseBound } from './filter-text';

const bound = fc.option(fc.nat(1e9), { nil: undefined });
const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('image:1..2', 'a:..', 'x'));

test('a phase and its bounds come back as they went in', () => {
  fc.assert(
    fc.property(name, bound, bound, (name, minMs, maxMs) => {
      expect(parsePhaseBound(formatPhaseBound({ name, minMs, maxMs }))).toEqual({
        name,
        ...(minMs !== undefined && { minMs }),
        ...(maxMs !== undefined && { maxMs }),
      });
    }),
    { seed: 1 },
  );
});

test('an attribute comes back as it went in', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (key, value) => {
      fc.pre(!key.includes('='));
      expect(parseAttribute(formatAttribute({ key, value }))).toEqual({ key, value });
    }),
    { seed: 1 },
  );
});

test('what is no filter is none', () => {
  expect(parseAttribute('ports')).toBeNull();
  expect(parseAttribute('=1')).toBeNull();
  expect(parsePhaseBound('')).toBeNull();
});
