import { expect, test } from 'vitest';
import { beforeAfterHref, cohortSide } from '@/components/filters/cohort-href';
import type { BootFilter } from '@/lib/domain/cohort';
import { parseCohortSide } from './cohort-side';

const NOW = Date.UTC(2026, 2, 10);
const DAY_MS = 86_400_000;

test('a cohort comes back from a link as it was', () => {
  const filter: BootFilter = {
    image: ['ubuntu & co=24.04'],
    cache: ['cold', 'follower'],
    phase: [{ name: 'image_fetch', minMs: 1500 }],
    attribute: [{ key: 'node', value: 'a=b' }],
    minMs: 11.3137,
    durationMetric: 'build',
    fromMs: NOW - DAY_MS,
    toMs: NOW,
  };
  const link = new URLSearchParams({ a: cohortSide(filter) }).toString();
  expect(parseCohortSide(new URLSearchParams(link).get('a'), NOW)?.filter).toEqual(filter);
  expect(parseCohortSide(cohortSide({}), NOW)?.filter).toEqual({});
});

test('a range that moves ends now; boots are no cohorts', () => {
  expect(parseCohortSide('cohort:range=24h', NOW)?.filter).toEqual({ fromMs: NOW - DAY_MS });
  expect(parseCohortSide('boot:0123456789abcdef0123', NOW)).toBeNull();
  expect(parseCohortSide(null, NOW)).toBeNull();
});

test('before and after a change meet at it, within a week and the window', () => {
  const query = new URL(beforeAfterHref({ fromMs: NOW - 2 * DAY_MS }, NOW - DAY_MS, NOW), 'http://x')
    .searchParams;
  const [before, after] = ['a', 'b'].map((side) => parseCohortSide(query.get(side), NOW)?.filter);
  expect(before).toEqual({ fromMs: NOW - 2 * DAY_MS, toMs: NOW - DAY_MS });
  expect(after).toEqual({ fromMs: NOW - DAY_MS, toMs: NOW });
});
