import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDAR_STEPS, calendarBounds, usableSteps } from './calendar-spans';
import { layoutClockAxis } from './clock-axis';
import { formatTime } from './clock-time';

const HOUR_MS = 3_600_000;
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia');
const moment = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2030, 0) });

describe('layoutClockAxis', () => {
  it('keeps ticks inside, in order, apart, and on round times', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 60_000, max: 400 * 24 * HOUR_MS }),
        zones,
        fc.integer({ min: 1, max: 2000 }),
        (fromMs, lengthMs, zone, width) => {
          const ticks = layoutClockAxis({ fromMs, toMs: fromMs + lengthMs }, zone, { width, tickGap: 60 });
          expect(ticks.length).toBeLessThanOrEqual(width / 60 / 0.9 + 2);
          for (const [index, { x, atMs, label }] of ticks.entries()) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(width);
            expect(label).toMatch(/^(\d\d:\d\d|(\d{4}-)?\d\d-\d\d)$/);
            expect(formatTime(atMs, zone, 's')).toMatch(/:00$/);
            if (index > 0) expect(x - (ticks[index - 1]?.x ?? 0)).toBeGreaterThan(60 * 0.85);
          }
        },
      ),
    );
  });

  it('counts in the zone’s own days', () => {
    const fromMs = Date.UTC(2026, 2, 27);
    const span = { fromMs, toMs: fromMs + 5 * 24 * HOUR_MS };
    const ticks = layoutClockAxis(span, 'Europe/Berlin', { width: 600, tickGap: 60 });
    const midnights = ticks.filter(({ label }) => label.includes('-'));
    expect(midnights.map(({ label }) => label)).toEqual(
      ['03-28', '03-29', '03-30', '03-31', '04-01'].slice(0, midnights.length),
    );
    expect(midnights.every(({ atMs }) => formatTime(atMs, 'Europe/Berlin', 's') === '00:00:00')).toBe(true);
  });

  it('has no ticks where there is no room', () => {
    expect(layoutClockAxis({ fromMs: 0, toMs: 1 }, 'UTC', { width: 0, tickGap: 60 })).toEqual([]);
  });
});

describe('calendarBounds', () => {
  it('covers the window with increasing bounds, whole hours, days or weeks apart', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 1, max: 40 * 24 * HOUR_MS }),
        zones,
        fc.constantFrom(...CALENDAR_STEPS),
        (fromMs, lengthMs, zone, step) => {
          const bounds = calendarBounds(fromMs, fromMs + lengthMs, step, zone);
          expect(bounds[0]).toBeLessThanOrEqual(fromMs);
          expect(bounds.at(-1)).toBeGreaterThanOrEqual(fromMs + lengthMs);
          for (const [index, bound] of bounds.entries())
            if (index > 0) expect(bound).toBeGreaterThan(bounds[index - 1] ?? 0);
        },
      ),
    );
  });

  it('has days of 23 and 25 hours where clocks jump', () => {
    const lengths = (fromMs: number) => {
      const bounds = calendarBounds(fromMs, fromMs + 60 * HOUR_MS, 'day', 'Europe/Berlin');
      return bounds.slice(1).map((bound, index) => (bound - (bounds[index] ?? 0)) / HOUR_MS);
    };
    expect(lengths(Date.UTC(2026, 2, 28))).toContain(23);
    expect(lengths(Date.UTC(2026, 9, 24))).toContain(25);
  });

  it('begins weeks on Monday', () => {
    const [monday = 0] = calendarBounds(Date.UTC(2026, 2, 5, 12), Date.UTC(2026, 2, 6), 'week', 'UTC');
    expect(new Date(monday).toISOString()).toBe('2026-03-02T00:00:00.000Z');
  });

  it('offers steps that leave something to see', () => {
    expect(usableSteps(0, 2 * HOUR_MS)).toEqual(['hour']);
    expect(usableSteps(0, 90 * 24 * HOUR_MS)).toEqual(['day', 'week']);
  });
});
