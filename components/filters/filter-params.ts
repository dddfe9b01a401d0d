import {
  createMultiParser,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsFloat,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { type BootFilter, METRICS } from '@/lib/domain/cohort';
import { parseAttributeMatch, parsePhaseBound } from '@/lib/domain/filter-text';
import { formatIso, isTimeZone } from '@/lib/layout/clock-time';
import { TIME_RANGES, type TimeWindow } from './time-window';

const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment in the URL: ISO 8601 with its zone, or Unix milliseconds; in code Unix milliseconds. */
const parseAsMoment = createParser<number>({
  parse: (text) => {
    if (/^\d{1,15}$/.test(text)) return Number(text);
    const atMs = ISO_WITH_ZONE.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(atMs) ? null : atMs;
  },
  serialize: formatIso,
});

const parseAsZone = createParser<string>({
  parse: (text) => (isTimeZone(text) ? text : null),
  serialize: (zone) => zone,
});

/** Any texts, one for each time the key stands in the URL: the API reads them alike, and names may hold commas. */
const parseAsTexts = parseAsNativeArrayOf(parseAsString);

/** Words of a vocabulary: the key may be repeated, and its values separated by commas. Other words are dropped. */
function parseAsWords<const Word extends string>(words: readonly Word[]) {
  return createMultiParser<Word[]>({
    parse: (values) => {
      const given = values.flatMap((value) => value.split(','));
      const known = words.filter((word) => given.includes(word));
      return known.length > 0 ? known : null;
    },
    serialize: (values) => [...values],
    eq: (a, b) => a.join() === b.join(),
  }).withDefault([]);
}

/** The filters, time and zone that every page reads from its URL and hands on in its links. */
export const filterParsers = {
  image: parseAsTexts,
  flavor: parseAsTexts,
  host: parseAsTexts,
  cache: parseAsWords(CACHE_STATES),
  status: parseAsWords(BOOT_STATUSES),
  source: parseAsTexts,
  cloud: parseAsTexts,
  basis: parseAsWords(CACHE_BASES),
  release: parseAsTexts,
  transfer: parseAsTexts,
  /** `key=value` */
  attribute: parseAsTexts,
  /** `phase`, `phase:1000..5000` */
  spent: parseAsTexts,
  minConcurrency: parseAsInteger,
  maxConcurrency: parseAsInteger,
  q: parseAsString,
  minMs: parseAsFloat,
  maxMs: parseAsFloat,
  /** Which duration the two bounds are of. */
  durationMetric: parseAsStringLiteral(METRICS),
  range: parseAsStringLiteral(TIME_RANGES),
  from: parseAsMoment,
  to: parseAsMoment,
  /** IANA time zone that times are written in; without it the reader's own choice. */
  tz: parseAsZone,
};

export type FilterParams = inferParserType<typeof filterParsers>;

/** Keys whose values are lists, in the order in which their chips stand. */
export const FILTER_DIMENSIONS = [
  'image',
  'flavor',
  'host',
  'cache',
  'status',
  'source',
  'cloud',
  'release',
  'transfer',
  'basis',
] as const;

export type FilterDimension = (typeof FILTER_DIMENSIONS)[number];

/** Query string of these filters, `''` or `?…`; with a base, the base with them put in or (null) taken out. */
export const serializeFilters = createSerializer(filterParsers);

/** The filters of the URL as the store takes them, within the window of time. What a text does not mean is left out. */
export function toBootFilter(params: FilterParams, window: TimeWindow): BootFilter {
  const filter: BootFilter = {
    ...givenLists(params),
    ...(params.q ? { q: params.q } : {}),
    ...withoutNulls({
      minMs: params.minMs,
      maxMs: params.maxMs,
      minConcurrency: params.minConcurrency,
      maxConcurrency: params.maxConcurrency,
      fromMs: window.fromMs ?? null,
      toMs: window.toMs ?? null,
    }),
  };
  if (params.durationMetric && (params.minMs !== null || params.maxMs !== null))
    filter.durationMetric = params.durationMetric;
  const attribute = params.attribute.flatMap((text) => parseAttributeMatch(text) ?? []);
  if (attribute.length > 0) filter.attribute = attribute;
  const phase = params.spent.flatMap((text) => parsePhaseBound(text) ?? []);
  if (phase.length > 0) filter.phase = phase;
  return filter;
}

function givenLists(params: FilterParams): Pick<BootFilter, FilterDimension> {
  const given = FILTER_DIMENSIONS.filter((dimension) => params[dimension].length > 0);
  return Object.fromEntries(given.map((dimension) => [dimension, params[dimension]]));
}

function withoutNulls<Key extends string>(numbers: Record<Key, number | null>): Partial<Record<Key, number>> {
  const given: Partial<Record<Key, number>> = {};
  for (const key in numbers) {
    const value = numbers[key];
    if (value !== null) given[key] = value;
  }
  return given;
}

/** Whether anything but time narrows the boots. */
export function hasFilters(params: FilterParams): boolean {
  return (
    FILTER_DIMENSIONS.some((dimension) => params[dimension].length > 0) ||
    params.attribute.length > 0 ||
    params.spent.length > 0 ||
    Boolean(params.q) ||
    [params.minMs, params.maxMs, params.minConcurrency, params.maxConcurrency].some((bound) => bound !== null)
  );
}
