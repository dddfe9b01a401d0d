import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatCountOf, formatRate, formatShare } from './quantity';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('quantities', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [38_112, '38 112'],
    [1_000_000, '1 000 000'],
  ])('counts %d as %s', (count, text) => expect(plain(formatCount(count))).toBe(text));

  it('gives a count its noun', () => {
    expect(formatCountOf(1, 'boot')).toBe('1 boot');
    expect(formatCountOf(0, 'boot')).toBe('0 boots');
    expect(formatCountOf(2, 'retry', 'retries')).toBe('2 retries');
  });

  it.each([
    [0, '0 %'],
    [0.004, '< 1 %'],
    [0.63, '63 %'],
    [0.996, '> 99 %'],
    [1, '100 %'],
    [Number.NaN, '–'],
  ])('writes the share %d as %s', (share, text) => expect(plain(formatShare(share))).toBe(text));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [999_500, '1.00 MB'],
    [2_100_000_000, '2.10 GB'],
    [618_000_000, '618 MB'],
    [-1, '–'],
  ])('writes %d bytes as %s', (bytes, text) => expect(plain(formatBytes(bytes))).toBe(text));

  it.each([
    [214.4, '214'],
    [3.46, '3.5'],
    [0.02, '0.02'],
    [0, '0'],
  ])('writes the rate %d as %s', (rate, text) => expect(formatRate(rate)).toBe(text));
});
