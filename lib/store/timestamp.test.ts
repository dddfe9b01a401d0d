import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampedTimestamp, timestampOf } from './timestamp';

test.each([
  [0, '1970-01-01T00:00:00.000Z'],
  [1_795_000_000_000.123, '2026-11-18T11:06:40.000123Z'],
  [-0.001, '1969-12-31T23:59:59.999999Z'],
  [999.9999, '1970-01-01T00:00:01.000Z'],
])('%d ms is %s', (atMs, text) => {
  expect(timestampOf(atMs)).toBe(text);
});

test('a whole millisecond reads as in ISO 8601, while microseconds are whole doubles', () => {
  const moments = fc.date({ min: new Date('1700-01-01'), max: new Date('2250-01-01'), noInvalidDate: true });
  const isSame = fc.property(moments, (date) => {
    expect(timestampOf(date.getTime())).toBe(date.toISOString());
  });
  fc.assert(isSame, { seed: 1, numRuns: 1000 });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e18, -1e14])('%d is no moment', (atMs) => {
  expect(() => timestampOf(atMs)).toThrow(RangeError);
});

test('bounds of a search are moved into range', () => {
  expect([clampedTimestamp(-1e300), clampedTimestamp(1e300)]).toEqual([
    '1000-01-01T00:00:00.000Z',
    '9999-12-31T00:00:00.000Z',
  ]);
});
