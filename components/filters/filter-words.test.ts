import { createLoader } from 'nuqs/server';
import { describe, expect, it, test } from 'vitest';
import { FILTER_DIMENSIONS } from '@/lib/domain/filter-keys';
import { filterParsers } from './filter-params';
import { chipsOf, splitTyped } from './filter-words';

const read = createLoader(filterParsers);

describe('chipsOf', () => {
  it('gives one chip for each value, and the way to lose just that one', () => {
    const params = read(new URLSearchParams('?image=a&image=b&cache=cold&q=web&minMs=500'));
    expect(chipsOf(params, FILTER_DIMENSIONS)).toEqual([
      { label: 'image', text: 'a', without: { image: ['b'] } },
      { label: 'image', text: 'b', without: { image: ['a'] } },
      { label: 'cache', text: 'cold', without: { cache: [] } },
      { label: 'text', text: 'web', without: { q: null } },
      { label: 'at least', text: '500\u202fms', without: { minMs: null } },
    ]);
  });

  it('leaves out the dimensions that a page does not filter by', () => {
    const params = read(new URLSearchParams('?image=a&host=h'));
    expect(chipsOf(params, ['host']).map((chip) => chip.text)).toEqual(['h']);
  });
});

describe('splitTyped', () => {
  it.each([
    ['image:ub', { dimension: 'image', text: 'ub' }],
    ['cache = c', { dimension: 'cache', text: 'c' }],
    ['HOST:', { dimension: 'host', text: '' }],
    ['cmp-12', { dimension: null, text: 'cmp-12' }],
    ['req:abc', { dimension: null, text: 'req:abc' }],
    ['  ', { dimension: null, text: '' }],
  ])('%s', (typed, split) => expect(splitTyped(typed, FILTER_DIMENSIONS)).toEqual(split));
});

test('bounds and phases are told with their units', () => {
  const params = read(
    new URLSearchParams(
      '?minMs=1500.5&durationMetric=build&phaseMs=image_fetch:2000..&attribute=release=27.0&maxConcurrency=3',
    ),
  );
  expect(chipsOf(params, FILTER_DIMENSIONS).map(({ label, text }) => `${label} ${text}`)).toEqual([
    'attribute release=27.0',
    'phase image_fetch ≥ 2.00\u202fs',
    'build at least 1.50\u202fs',
    'boots beside, at most 3',
  ]);
});
