import { describe, expect, it } from 'vitest';
import { isKnownZone, wallClockToUtc } from './zoned-time';

const utc = (text: string) => Date.parse(`${text}Z`);

describe('wallClockToUtc', () => {
  it.each([
    ['UTC', '2026-11-21T00:03:00.749', '2026-11-21T00:03:00.749'],
    ['+08:00', '2017-07-04T10:39:39.224', '2017-07-04T02:39:39.224'],
    ['-0430', '2015-10-29T10:00:00', '2015-10-29T14:30:00'],
    ['America/New_York', '2015-10-29T10:53:12.579', '2015-10-29T14:53:12.579'],
    ['Asia/Kolkata', '2024-01-01T00:00:00', '2023-12-31T18:30:00'],
    ['Europe/Berlin', '2024-07-01T12:00:00', '2024-07-01T10:00:00'],
    ['Europe/Berlin', '2024-12-01T12:00:00', '2024-12-01T11:00:00'],
  ])('%s %s is %sZ', (zone, wall, instant) => {
    expect(wallClockToUtc(utc(wall), zone)).toBe(utc(instant));
  });

  it('reads an hour that occurs twice as its first occurrence', () => {
    expect(wallClockToUtc(utc('2024-10-27T02:30:00'), 'Europe/Berlin')).toBe(utc('2024-10-27T00:30:00'));
    expect(wallClockToUtc(utc('2024-10-27T03:00:00'), 'Europe/Berlin')).toBe(utc('2024-10-27T02:00:00'));
    expect(wallClockToUtc(utc('2024-11-03T01:59:59'), 'America/New_York')).toBe(utc('2024-11-03T05:59:59'));
  });

  it('reads an hour that does not occur with the offset before it', () => {
    expect(wallClockToUtc(utc('2024-03-31T02:30:00'), 'Europe/Berlin')).toBe(utc('2024-03-31T01:30:00'));
    expect(wallClockToUtc(utc('2024-03-31T03:00:00'), 'Europe/Berlin')).toBe(utc('2024-03-31T01:00:00'));
  });

  it('knows no zone that does not exist', () => {
    expect(wallClockToUtc(0, 'Mars/Olympus')).toBeNull();
    expect(isKnownZone('Mars/Olympus')).toBe(false);
    expect(isKnownZone('Europe/Berlin')).toBe(true);
    expect(isKnownZone('+05:30')).toBe(true);
  });
});
