import { expect, test } from 'vitest';
import { linkQuery } from './link-query';

test('what a page keeps in its URL stays, time and zone are fixed, the filters by which one came are left', () => {
  const shown = '?phase=image&view=0-3000&levels=2&peers=none&range=1h&host=a&host=b';
  expect(linkQuery(shown, '?tz=UTC')).toBe('?phase=image&view=0-3000&levels=2&peers=none&tz=UTC');
});

test('what is frozen goes before what the URL says', () => {
  const frozen = '?host=a&host=b&from=2026-01-01T00:00:00.000Z&tz=UTC&start=build';
  expect(linkQuery('?range=1h&sort=started_asc&start=request&host=a', frozen)).toBe(
    '?sort=started_asc&host=a&host=b&from=2026-01-01T00%3A00%3A00.000Z&tz=UTC&start=build',
  );
  expect(linkQuery('?range=1h', '')).toBe('');
});
