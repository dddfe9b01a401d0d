import { expect, test } from 'vitest';
import { expiryOf } from './start-retention';

test('whole months expire, never a day that is to be kept', () => {
  const iso = (now: string, days: number) => new Date(expiryOf(Date.parse(now), days)).toISOString();
  expect(iso('2026-11-30T12:00:00Z', 1)).toBe('2026-11-01T00:00:00.000Z');
  expect(iso('2026-11-30T12:00:00Z', 30)).toBe('2026-10-01T00:00:00.000Z');
  expect(iso('2026-01-15T00:00:00Z', 15)).toBe('2025-12-01T00:00:00.000Z');
});
