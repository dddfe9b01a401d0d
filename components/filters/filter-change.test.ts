import { createLoader } from 'nuqs/server';
import { expect, test } from 'vitest';
import type { BootFilter } from '@/lib/domain/cohort';
import { narrowedBy, toFilterParams } from './filter-change';
import { filterParsers, serializeFilters, toBootFilter } from './filter-params';

const read = createLoader(filterParsers);
const open = { basis: 'chosen', range: 'all', fromMs: undefined, toMs: undefined } as const;

test('a filter comes back from the URL as it was', () => {
  const filter: BootFilter = {
    image: ['alma-9'],
    cache: ['cold', 'follower'],
    release: ['27.0.1'],
    attribute: [{ key: 'node', value: 'a=b' }],
    phase: [{ name: 'image_fetch', minMs: 1500 }, { name: 'vif_wait' }],
    minMs: 11.3137,
    durationMetric: 'build',
    maxConcurrency: 0,
  };
  const params = read(new URLSearchParams(serializeFilters(toFilterParams(filter))));
  expect(toBootFilter(params, open)).toEqual(filter);
});

test('narrowing replaces a dimension and adds to phases and attributes', () => {
  const params = read(new URLSearchParams('?image=a&image=b&phaseMs=define&q=web'));
  expect(narrowedBy(params, { image: ['b'], phase: [{ name: 'image_fetch', minMs: 5 }] })).toEqual({
    image: ['b'],
    phaseMs: [{ name: 'define' }, { name: 'image_fetch', minMs: 5 }],
  });
});
