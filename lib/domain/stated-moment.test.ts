import { describe, expect, test } from 'vitest';
import { parseMoment, problemOfRange } from './stated-moment';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5);

test.each([
  ['2026-01-02T03:04:05Z', AT, 1000, 'UTC'],
  ['2026-01-02T03:04:05.816Z', AT + 816, 1, 'UTC'],
  ['2026-01-02 03:04:05,816+00:00', AT + 816, 1, 'UTC'],
  ['2026-01-02T03:04:05.8167z', AT + 816.7, 0.1, 'UTC'],
  ['2026-01-02T03:04:05.816123456Z', AT + 816.123, 0.001, 'UTC'],
  ['2026-01-02T05:04:05+02:00', AT, 1000, '+02:00'],
  ['2026-01-02T05:34:05+0230', AT, 1000, '+02:30'],
  ['2026-01-01T22:04:05-05', AT, 1000, '-05:00'],
  ['2026-01-02 03:04:05.5 UTC', AT + 500, 100, 'UTC'],
  ['2026-01-02T03:04Z', AT - 5000, 60_000, 'UTC'],
  ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1), 1000, 'UTC'],
  [AT / 1000, AT, 1000, 'UTC'],
  [AT / 1000 + 0.25, AT + 250, 10, 'UTC'],
  [AT, AT, 1, 'UTC'],
  [AT + 0.125, AT + 0.125, 0.001, 'UTC'],
  [AT * 1000 + 7, AT + 0.007, 0.001, 'UTC'],
  [`${AT}123456`, AT + 0.123, 0.001, 'UTC'],
  [`${AT / 1000}.816`, AT + 816, 1, 'UTC'],
] as const)('%s', (stated, atMs, resolutionMs, zone) => {
  expect(parseMoment(stated)).toEqual({ atMs: expect.closeTo(atMs, 4), resolutionMs, zone });
});

test.each([
  ['2026-01-02T03:04:05', /names no zone/],
  ['2026-02-30T03:04:05Z', /no date and time that exists/],
  ['2026-01-02T25:04:05Z', /no date and time that exists/],
  ['2026-13-02T03:04:05Z', /no date and time that exists/],
  ['yesterday', /neither ISO 8601/],
  ['', /neither ISO 8601/],
  [Number.NaN, /neither ISO 8601/],
  [1e300, /neither ISO 8601/],
  ["'; drop table event; --", /neither ISO 8601/],
] as const)('%s is refused', (stated, problem) => {
  expect(parseMoment(stated)).toEqual({ problem: expect.stringMatching(problem) });
});

describe('range', () => {
  const now = Date.UTC(2026, 10, 20);
  test.each([
    [0, /before 2005/],
    [-5, /before 2005/],
    [Date.UTC(2004, 11, 31), /before 2005/],
    [Date.UTC(2999, 0, 1), /ahead/],
    [now + 2 * 86_400_000 + 1, /ahead/],
    [9e15, /ahead/],
  ])('%d is refused', (atMs, problem) => {
    expect(problemOfRange(atMs, now)).toMatch(problem);
  });
  test.each([[Date.UTC(2005, 0, 1)], [now], [now + 86_400_000]])('%d is taken', (atMs) => {
    expect(problemOfRange(atMs, now)).toBeNull();
  });
});
