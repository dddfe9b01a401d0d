import { describe, expect, it } from 'vitest';
import { oneEvent } from './one-events';
import { releaseRange, schedulerIntervalMs } from './release';

const event = (releaseSince?: string, releaseUntil?: string) =>
  oneEvent('10:00:00', 'boot', { releaseSince, releaseUntil }, 'vmLog');

describe('releaseRange', () => {
  it.each([
    [[event('4.14')], '2018-03-16', { since: '4.14', until: '5.4' }, 30_000],
    [[event(undefined, '4.12')], '2019-01-01', { since: '2.0', until: '4.12' }, 30_000],
    [
      [event('4.14'), event('6.0'), event(undefined, '6.0')],
      '2022-01-01',
      { since: '6.0', until: '6.0' },
      15_000,
    ],
    [[event('6.2')], '2024-12-01', { since: '6.2', until: '6.10' }, 15_000],
    [[event('6.2')], '2025-08-01', { since: '6.2', until: '7.0' }, null],
    [[event('7.0')], '2026-11-01', { since: '7.0', until: null }, 10_000],
  ])('%#', (events, day, range, interval) => {
    expect(releaseRange(events, Date.parse(day))).toEqual(range);
    expect(schedulerIntervalMs(events, Date.parse(day))).toBe(interval);
  });

  it('says nothing by the date alone, or where lines contradict each other', () => {
    expect(releaseRange([event()], Date.parse('2018-03-16'))).toBeNull();
    expect(releaseRange([event('6.0'), event(undefined, '5.12')], Date.parse('2022-01-01'))).toBeNull();
    expect(schedulerIntervalMs([event('6.0')], Date.parse('2018-03-16'))).toBeNull();
  });
});
