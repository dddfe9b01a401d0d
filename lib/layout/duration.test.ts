import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnUnit, formatDuration, formatDurationChange, formatExactDuration } from './duration';

/** Digits are joined to their unit by a narrow no-break space; tests read better with a plain one. */
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [0.0412, '41.2 µs'],
    [4.123, '4.12 ms'],
    [412, '412 ms'],
    [999.7, '1000 ms'],
    [6483, '6.48 s'],
    [9996, '10.0 s'],
    [41_200, '41.2 s'],
    [117_690, '118 s'],
    [725_000, '12.1 min'],
    [7_300_000, '2.03 h'],
    [400_000_000, '4.63 d'],
    [-340, '−340 ms'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('writes %d ms as %s', (ms, text) => expect(plain(formatDuration(ms))).toBe(text));

  it('keeps the unit of its column', () => {
    const unit = columnUnit([412, null, 41_200, 3]);
    expect([412, 41_200, 3, 0].map((ms) => plain(formatDuration(ms, { unit })))).toEqual([
      '0.412 s',
      '41.2 s',
      '0.003 s',
      '0 s',
    ]);
  });

  it('stays in seconds where one of many took minutes', () => {
    expect(columnUnit([4000, 5000, 6000, 900_000])).toBe('s');
    expect(columnUnit([700_000, 800_000, 6000, 900_000])).toBe('min');
    expect(columnUnit([null])).toBe('ms');
  });

  it('does not call a short time none', () => {
    expect(plain(formatDuration(0.2, { unit: 's' }))).toBe('<0.001 s');
    expect(plain(formatDuration(0, { unit: 's' }))).toBe('0 s');
  });

  it('writes no digit that a clock of whole seconds cannot tell', () => {
    expect(plain(formatDuration(4000, { resolutionMs: 1000 }))).toBe('4 s');
    expect(plain(formatDuration(300, { unit: 's', resolutionMs: 1000 }))).toBe('<1 s');
    expect(plain(formatDuration(412, { resolutionMs: 1 }))).toBe('412 ms');
    expect(plain(formatDuration(4, { resolutionMs: 1 }))).toBe('4 ms');
  });

  it('never writes an exponent, and always a unit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (ms) => {
        expect(plain(formatDuration(ms))).toMatch(/^−?<?\d+(\.\d{1,3})? (µs|ms|s|min|h|d)$/);
      }),
    );
  });
});

describe('formatExactDuration', () => {
  it.each([
    [6483, '6 483 ms'],
    [0.0414, '0.041 ms'],
    [1_234_567.25, '1 234 567.25 ms'],
    [-12, '−12 ms'],
  ])('writes %d ms as %s', (ms, text) => expect(plain(formatExactDuration(ms))).toBe(text));
});

describe('formatDurationChange', () => {
  it('always has a sign, except for no change', () => {
    expect(plain(formatDurationChange(1200))).toBe('+1.20 s');
    expect(plain(formatDurationChange(-1200))).toBe('−1.20 s');
    expect(plain(formatDurationChange(0))).toBe('0 ms');
  });
});
