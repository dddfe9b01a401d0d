import { BOOT_STATUSES, CACHE_STATES } from '@/lib/domain/boot';
import type { BootFilter } from '@/lib/domain/cohort';
import { invalidParameter } from './app-error';
import type { Query } from './query';

/** Parameters that select boots, the same for every route that reads them. */
export const FILTER_PARAMETERS = [
  'image',
  'flavor',
  'host',
  'cache',
  'status',
  'source',
  'cloud',
  'from',
  'to',
  'minMs',
  'maxMs',
  'q',
] as const;

const DURATION_MS = { min: 0, max: Number.MAX_SAFE_INTEGER };

/** Reads a filter. Throws AppError `invalid_parameter`. */
export function readBootFilter(query: Query): BootFilter {
  const filter: BootFilter = {
    image: query.texts('image'),
    flavor: query.texts('flavor'),
    host: query.texts('host'),
    cache: query.words('cache', CACHE_STATES),
    status: query.words('status', BOOT_STATUSES),
    source: query.texts('source'),
    cloud: query.texts('cloud'),
    fromMs: query.momentMs('from'),
    toMs: query.momentMs('to'),
    minMs: query.number('minMs', DURATION_MS),
    maxMs: query.number('maxMs', DURATION_MS),
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

function withoutUndefined(filter: BootFilter): BootFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
