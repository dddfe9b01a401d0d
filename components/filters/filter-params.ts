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
import { FILTER_DIMENSIONS } from '@/lib/domain/filter-keys';
import { formatAttribute, formatPhaseBound, parseAttribute, parsePhaseBound } from '@/lib/domain/filter-text';
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

/** Things written in a form of their own, one for each time the key stands in the URL. Others are dropped. */
function parseAsItems<Item>(parse: (text: string) => Item | null, serialize: (item: Item) => string) {
  return parseAsNativeArrayOf(
    createParser<NonNullable<Item>>({ parse: (text) => parse(text) ?? null, serialize }),
  );
}

/** The filters, time and zone that every page reads from its URL and hands on in its links. */
export const filterParsers = {
  image: parseAsTexts,
  flavor: parseAsTexts,
  host: parseAsTexts,
  cache: parseAsWords(CACHE_STATES),
  basis: parseAsWords(CACHE_BASES),
  status: parseAsWords(BOOT_STATUSES),
  source: parseAsTexts,
  cloud: parseAsTexts,
  release: parseAsTexts,
  transfer: parseAsTexts,
  attribute: parseAsItems(parseAttribute, formatAttribute),
  phaseMs: parseAsItems(parsePhaseBound, formatPhaseBound),
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

/** Keys whose values are lists of another form. */
const FILTER_LISTS = ['attribute', 'phaseMs'] as const;

const FILTER_BOUNDS = ['minMs', 'maxMs', 'minConcurrency', 'maxConcurrency'] as const;

export type FilterDimension = (typeof FILTER_DIMENSIONS)[number];

/** Query string of these filters, `''` or `?…`; with a base, the base with them put in or (null) taken out. */
export const serializeFilters = createSerializer(filterParsers);

/** The filters of the URL as the store takes them, within the window of time. */
export function toBootFilter(params: FilterParams, window: TimeWindow): BootFilter {
  const filter: BootFilter = {};
  if (params.image.length > 0) filter.image = params.image;
  if (params.flavor.length > 0) filter.flavor = params.flavor;
  if (params.host.length > 0) filter.host = params.host;
  if (params.cache.length > 0) filter.cache = params.cache;
  if (params.basis.length > 0) filter.basis = params.basis;
  if (params.status.length > 0) filter.status = params.status;
  if (params.source.length > 0) filter.source = params.source;
  if (params.cloud.length > 0) filter.cloud = params.cloud;
  if (params.release.length > 0) filter.release = params.release;
  if (params.transfer.length > 0) filter.transfer = params.transfer;
  if (params.attribute.length > 0) filter.attribute = params.attribute;
  if (params.phaseMs.length > 0) filter.phase = params.phaseMs;
  if (params.q) filter.q = params.q;
  for (const bound of FILTER_BOUNDS) {
    const value = params[bound];
    if (value !== null) filter[bound] = value;
  }
  if (params.durationMetric) filter.durationMetric = params.durationMetric;
  if (window.fromMs !== undefined) filter.fromMs = window.fromMs;
  if (window.toMs !== undefined) filter.toMs = window.toMs;
  return filter;
}

/** Whether anything but time narrows the boots. */
export function hasFilters(params: FilterParams): boolean {
  return (
    [...FILTER_DIMENSIONS, ...FILTER_LISTS].some((key) => params[key].length > 0) ||
    Boolean(params.q) ||
    FILTER_BOUNDS.some((key) => params[key] !== null)
  );
}
