import fc from 'fast-check';
import { createLoader } from 'nuqs/server';
import { describe, expect, it } from 'vitest';
import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { METRICS } from '@/lib/domain/cohort';
import { CARRIED_KEYS, carriedQuery } from './carried-query';
import {
  type FilterParams,
  filterParsers,
  hasFilters,
  serializeFilters,
  toBootFilter,
} from './filter-params';
import { TIME_RANGES } from './time-window';

const load = createLoader(filterParsers);
const read = (query: string): FilterParams => load(new URLSearchParams(query));
const open = { basis: 'chosen', range: 'all', fromMs: undefined, toMs: undefined } as const;

const word = fc.oneof(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), fc.constant('a,b&c=d'));
const words = fc.array(word, { maxLength: 3 });
const params: fc.Arbitrary<FilterParams> = fc.record({
  image: words,
  flavor: words,
  host: words,
  cache: fc.subarray([...CACHE_STATES]),
  basis: fc.subarray([...CACHE_BASES]),
  status: fc.subarray([...BOOT_STATUSES]),
  source: words,
  cloud: words,
  release: words,
  transfer: words,
  attribute: fc.array(fc.record({ key: fc.constantFrom('ports', 'node'), value: word }), { maxLength: 2 }),
  phaseMs: fc.array(
    fc.oneof(
      fc.record({ name: word }),
      fc.record({ name: word, minMs: fc.nat() }),
      fc.record({ name: word, minMs: fc.nat(), maxMs: fc.nat() }),
    ),
    { maxLength: 2 },
  ),
  durationMetric: fc.option(fc.constantFrom(...METRICS)),
  minConcurrency: fc.option(fc.nat(50)),
  maxConcurrency: fc.option(fc.nat(50)),
  q: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
  minMs: fc.option(fc.nat()),
  maxMs: fc.option(fc.nat()),
  range: fc.option(fc.constantFrom(...TIME_RANGES)),
  from: fc.option(fc.integer({ min: 0, max: 4e12 })),
  to: fc.option(fc.integer({ min: 0, max: 4e12 })),
  tz: fc.option(fc.constantFrom('UTC', 'Europe/Berlin')),
});

describe('filters in the URL', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(params, (given) => {
        expect(read(serializeFilters(given))).toEqual(given);
      }),
    );
  });

  it('are written as people would write them', () => {
    const query = serializeFilters({
      ...read(''),
      image: ['ubuntu-24.04'],
      cache: ['cold', 'follower'],
      from: Date.UTC(2014, 3, 17),
    });
    expect(query).toBe('?image=ubuntu-24.04&cache=cold&cache=follower&from=2014-04-17T00:00:00.000Z');
  });

  it('may be separated by commas where no value holds one', () => {
    expect(read('?cache=cold,follower&cache=warm&host=a,b')).toMatchObject({
      cache: ['cold', 'follower', 'warm'],
      host: ['a,b'],
    });
  });

  it('leave defaults out', () => expect(serializeFilters(read(''))).toBe(''));

  it('drop what is invalid and keep the rest', () => {
    const given = read('?cache=tepid,cold&status=on%20fire&range=yesterday&from=soon&tz=Mars/Olympus&host=a');
    expect(given).toMatchObject({
      cache: ['cold'],
      status: [],
      range: null,
      from: null,
      tz: null,
      host: ['a'],
    });
  });

  it('refuse a stamp without a zone, and take epoch milliseconds', () => {
    expect(read('?from=2014-04-17T00:00:00').from).toBeNull();
    expect(read('?from=1397692800000').from).toBe(Date.UTC(2014, 3, 17));
    expect(read('?from=2014-04-17T02:00:00%2B02:00').from).toBe(Date.UTC(2014, 3, 17));
  });
});

describe('toBootFilter', () => {
  it('reads attributes, phases and concurrency', () => {
    const given = read(
      '?attribute=ports%3D2&phaseMs=image_fetch:1000..&minConcurrency=3&transfer=ssh&basis=observed&attribute=nothing',
    );
    expect(toBootFilter(given, open)).toEqual({
      attribute: [{ key: 'ports', value: '2' }],
      phase: [{ name: 'image_fetch', minMs: 1000 }],
      minConcurrency: 3,
      transfer: ['ssh'],
      basis: ['observed'],
    });
  });

  it('sets only what narrows', () => {
    expect(toBootFilter(read(''), open)).toEqual({});
    expect(toBootFilter(read('?host=a&host=b&q=x&minMs=5'), { ...open, fromMs: 1, toMs: 2 })).toEqual({
      host: ['a', 'b'],
      q: 'x',
      minMs: 5,
      fromMs: 1,
      toMs: 2,
    });
  });
});

describe('carriedQuery', () => {
  it('knows every filter that there is', () => {
    expect([...CARRIED_KEYS].sort()).toEqual(Object.keys(filterParsers).sort());
  });

  it('hands on filters and time, not the state of one page', () => {
    const query = new URLSearchParams(
      'cache=cold&cache=warm&range=7d&cursor=abc&phase=image&sort=duration_desc',
    );
    expect(carriedQuery(query)).toBe('?cache=cold&cache=warm&range=7d');
    expect(carriedQuery(new URLSearchParams('cursor=abc'))).toBe('');
  });
});

describe('hasFilters', () => {
  it('does not count time', () => {
    expect(hasFilters(read('?range=7d&tz=UTC'))).toBe(false);
    expect(hasFilters(read('?minMs=100'))).toBe(true);
    expect(hasFilters(read('?cloud=lab'))).toBe(true);
  });
});
