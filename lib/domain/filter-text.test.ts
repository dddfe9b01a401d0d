import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAttributeMatch, formatPhaseBound, parseAttributeMatch, parsePhaseBound } from './filter-text';

const duration = fc.option(fc.nat(1e6), { nil: undefined });

test('a bound on a phase survives being written', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z_]{1,20}$/), duration, duration, (name, minMs, maxMs) => {
      const bound = {
        name,
        ...(minMs === undefined ? {} : { minMs }),
        ...(maxMs === undefined ? {} : { maxMs }),
      };
      expect(parsePhaseBound(formatPhaseBound(bound))).toEqual(bound);
    }),
  );
});

test('an attribute survives being written, whatever its value', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^=]{1,20}$/), fc.string(), (key, value) => {
      expect(parseAttributeMatch(formatAttributeMatch({ key, value }))).toEqual({ key, value });
    }),
  );
});

test('what is neither is refused', () => {
  expect(parseAttributeMatch('release')).toBeNull();
  expect(parseAttributeMatch('=x')).toBeNull();
  for (const text of ['', ':1..2', 'image:1', 'image:a..b']) expect(parsePhaseBound(text)).toBeNull();
});
