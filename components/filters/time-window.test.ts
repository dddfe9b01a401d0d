import { describe, expect, it } from 'vitest';
import { freezeWindow, resolveWindow } from './time-window';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;
const nothing = { range: null, from: null, to: null };

describe('resolveWindow', () => {
  it('takes fixed bounds before a range', () => {
    expect(resolveWindow({ range: '1h', from: 5, to: null }, NOW, NOW)).toEqual({
      basis: 'fixed',
      range: null,
      fromMs: 5,
      toMs: undefined,
    });
  });

  it('counts a chosen range back from now', () => {
    const window = resolveWindow({ ...nothing, range: '7d' }, NOW, null);
    expect(window).toMatchObject({ basis: 'chosen', fromMs: NOW - 168 * HOUR, toMs: undefined });
    expect(resolveWindow({ ...nothing, range: 'all' }, NOW, null).fromMs).toBeUndefined();
  });

  it.each([
    ['no boots', null, '24h'],
    ['boots of this minute', NOW - 1000, '24h'],
    ['boots of the day before yesterday', NOW - 40 * HOUR, '7d'],
    ['boots of last month', NOW - 700 * HOUR, '30d'],
    ['boots of twelve years ago', Date.UTC(2014, 3, 17), 'all'],
    ['boots of a clock that runs ahead', NOW + HOUR, '24h'],
  ])('without a choice and with %s', (_, newest, range) => {
    expect(resolveWindow(nothing, NOW, newest)).toMatchObject({ basis: 'automatic', range });
  });
});

describe('freezeWindow', () => {
  it('gives bounds that resolve to the same boots at any later time', () => {
    const live = resolveWindow({ ...nothing, range: '24h' }, NOW, null);
    const frozen = freezeWindow(live, NOW);
    const later = resolveWindow(frozen, NOW + 1000 * HOUR, null);
    expect(later).toMatchObject({ basis: 'fixed', fromMs: NOW - 24 * HOUR, toMs: NOW + 1 });
  });

  it('closes an open end, and leaves fixed bounds as they are', () => {
    expect(freezeWindow(resolveWindow({ ...nothing, range: 'all' }, NOW, null), NOW)).toEqual({
      range: null,
      from: null,
      to: NOW + 1,
    });
    const fixed = { range: null, from: 5, to: 9 };
    expect(freezeWindow(resolveWindow(fixed, NOW, null), NOW)).toEqual(fixed);
  });
});
