import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDate,
  formatDateTime,
  formatIso,
  formatOffset,
  formatTime,
  formatZone,
  isTimeZone,
  stampPrecision,
} from './clock-time';

const SEED = Date.UTC(2017, 0, 9, 19, 38, 45, 816);

describe('times of day', () => {
  it('are written in the zone that was asked for', () => {
    expect(formatTime(SEED, 'UTC')).toBe('19:38:45.816');
    expect(formatTime(SEED, 'Europe/Berlin')).toBe('20:38:45.816');
    expect(formatDateTime(SEED, 'Asia/Kolkata', 'ms')).toBe('2017-01-10 01:08:45.816');
    expect(formatDate(SEED, 'Asia/Kolkata')).toBe('2017-01-10');
  });

  it('of a clock with whole seconds only are no more exact than that', () => {
    expect(stampPrecision(SEED - 816, 1000)).toBe('s');
    expect(stampPrecision(SEED, 1000)).toBe('ms');
    expect(stampPrecision(SEED - 816, 1)).toBe('ms');
  });

  it('begin a day at 00, not at 24', () => {
    expect(formatDateTime(Date.UTC(2020, 0, 1), 'UTC')).toBe('2020-01-01 00:00:00');
  });

  it('cut fractions instead of rounding into the next second', () => {
    expect(formatTime(SEED + 0.9996, 'UTC')).toBe('19:38:45.816');
    expect(formatTime(-0.5, 'UTC')).toBe('23:59:59.999');
  });

  it('follow daylight saving in the name of the zone', () => {
    expect(formatZone('Europe/Berlin', SEED)).toBe('Europe/Berlin (UTC+01:00)');
    expect(formatZone('Europe/Berlin', Date.UTC(2017, 6, 9))).toBe('Europe/Berlin (UTC+02:00)');
    expect(formatZone('UTC', SEED)).toBe('UTC');
    expect(formatOffset('Asia/Kolkata', SEED)).toBe('UTC+05:30');
    expect(formatOffset('Etc/UTC', SEED)).toBe('UTC+00:00');
  });

  it('survive stamps that no calendar holds', () => {
    for (const atMs of [8.7e15, -1e16, Number.POSITIVE_INFINITY, Number.NaN])
      expect([formatTime(atMs, 'UTC'), formatZone('Europe/Berlin', atMs)]).toEqual([
        '–',
        'Europe/Berlin (UTC)',
      ]);
  });
});

describe('formatIso', () => {
  it('keeps microseconds', () => {
    expect(formatIso(SEED)).toBe('2017-01-09T19:38:45.816Z');
    expect(formatIso(1_500_000_000_000.25)).toBe('2017-07-14T02:40:00.000250Z');
  });
});

describe('formatAgo', () => {
  it.each([
    [12, '12 s ago'],
    [600, '10 min ago'],
    [10_800, '3 h ago'],
    [864_000, '10 d ago'],
    [-5, 'in the future'],
  ])('%d s', (seconds, text) => expect(formatAgo(SEED, SEED + seconds * 1000)).toBe(text));
});

describe('isTimeZone', () => {
  it('knows IANA names and nothing else', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('UTC'), isTimeZone('Mars/Olympus')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
