import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDateTime } from './clock-time';
import { parseZonedTime } from './zoned-input';

const iso = (text: string, zone: string) => {
  const atMs = parseZonedTime(text, zone);
  return atMs === null ? null : new Date(atMs).toISOString();
};

describe('parseZonedTime', () => {
  it.each([
    ['2014-04-17', 'UTC', '2014-04-17T00:00:00.000Z'],
    ['2014-04-17 12:04', 'Europe/Berlin', '2014-04-17T10:04:00.000Z'],
    ['2014-04-17T12:04:31.8', 'Asia/Kolkata', '2014-04-17T06:34:31.800Z'],
    ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s in %s', (text, zone, expected) => expect(iso(text, zone)).toBe(expected));

  it.each(['', 'yesterday', '2014-02-30', '2014-13-01', '12:04'])('refuses %s', (text) => {
    expect(parseZonedTime(text, 'UTC')).toBeNull();
  });

  it('reads back what is written, but for the repeated hour', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Chatham');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), zones, (atMs, zone) => {
        const text = formatDateTime(atMs, zone, 'ms');
        const back = parseZonedTime(text, zone);
        expect(formatDateTime(back ?? Number.NaN, zone, 'ms')).toBe(text);
      }),
    );
  });
});
