import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { type BootFilter, METRICS } from '@/lib/domain/cohort';
import { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { formatAttribute, formatPhaseBound, parseAttribute, parsePhaseBound } from '@/lib/domain/filter-text';
import { invalidParameter } from './app-error';
import { isoInstant } from './figures';
import type { Query } from './query';

const DURATION_MS = { min: 0, max: Number.MAX_SAFE_INTEGER };
const CONCURRENCY = { min: 0, max: 65_535 };

/** Reads a filter. Throws AppError `invalid_parameter`. */
export function readBootFilter(query: Query): BootFilter {
  const filter: BootFilter = {
    image: query.texts('image'),
    flavor: query.texts('flavor'),
    host: query.texts('host'),
    cache: query.words('cache', CACHE_STATES),
    basis: query.words('basis', CACHE_BASES),
    status: query.words('status', BOOT_STATUSES),
    source: query.texts('source'),
    cloud: query.texts('cloud'),
    release: query.texts('release'),
    transfer: query.texts('transfer'),
    attribute: readItems(query, 'attribute', parseAttribute, 'is not of the form key=value'),
    phase: readItems(query, 'phaseMs', parsePhaseBound, 'is not of the form name or name:least..most'),
    minConcurrency: query.integer('minConcurrency', CONCURRENCY),
    maxConcurrency: query.integer('maxConcurrency', CONCURRENCY),
    fromMs: query.momentMs('from'),
    toMs: query.momentMs('to'),
    minMs: query.number('minMs', DURATION_MS),
    maxMs: query.number('maxMs', DURATION_MS),
    durationMetric: query.word('durationMetric', METRICS),
    q: query.text('q'),
  };
  if (filter.fromMs !== undefined && filter.toMs !== undefined && filter.fromMs >= filter.toMs) {
    throw invalidParameter('to', 'is not after from');
  }
  if (filter.minMs !== undefined && filter.maxMs !== undefined && filter.minMs > filter.maxMs) {
    throw invalidParameter('maxMs', 'is less than minMs');
  }
  return withoutUndefined(filter);
}

function readItems<Item>(
  query: Query,
  name: string,
  parse: (text: string) => Item | null,
  problem: string,
): Item[] | undefined {
  return query.texts(name)?.map((text) => {
    const item = parse(text);
    if (item === null) throw invalidParameter(name, problem);
    return item;
  });
}

/** A filter as the query of a URL that `readBootFilter` reads; moments to the microsecond. */
export function writeBootFilter(filter: BootFilter): URLSearchParams {
  const { fromMs, toMs, attribute, phase, ...rest } = filter;
  const written: Record<string, unknown> = {
    ...rest,
    attribute: attribute?.map(formatAttribute),
    phaseMs: phase?.map(formatPhaseBound),
    from: fromMs === undefined ? undefined : isoInstant(fromMs),
    to: toMs === undefined ? undefined : isoInstant(toMs),
  };
  const query = new URLSearchParams();
  for (const name of FILTER_KEYS)
    for (const value of [written[name] ?? []].flat()) query.append(name, String(value));
  return query;
}

function withoutUndefined(filter: BootFilter): BootFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
