import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { BOOT_SORTS, DIMENSIONS, METRICS } from '@/lib/domain/cohort';
import type { FILTER_PARAMETERS } from '@/lib/http/boot-filter-query';
import type { JsonSchema } from './json-schema';

/** A parameter of the URL, as OpenAPI has it. */
export interface Parameter {
  name: string;
  in?: 'query' | 'path';
  description: string;
  schema: JsonSchema;
}

const texts: JsonSchema = { type: 'array', items: { type: 'string' } };
const words = (all: readonly string[]): JsonSchema => ({
  type: 'array',
  items: { type: 'string', enum: [...all] },
});
const moment: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const duration: JsonSchema = { type: 'number', minimum: 0 };

const FILTERS: Record<(typeof FILTER_PARAMETERS)[number], Omit<Parameter, 'name'>> = {
  image: { description: 'Name, id or cache key; repeatable: any of', schema: texts },
  flavor: { description: 'Name or id; repeatable', schema: texts },
  host: { description: 'Compute host; repeatable', schema: texts },
  cache: {
    description:
      'Cache state; repeatable or comma-separated. `cold` also selects `follower`s, which waited for a cold boot',
    schema: words(CACHE_STATES),
  },
  basis: {
    description: 'How the cache state is known; repeatable or comma-separated',
    schema: words(CACHE_BASES),
  },
  status: { description: 'Status; repeatable or comma-separated', schema: words(BOOT_STATUSES) },
  source: { description: '`nova`, `opennebula` or as posted; repeatable', schema: texts },
  cloud: { description: 'Label of the cloud; repeatable', schema: texts },
  release: { description: 'Release of Nova or OpenNebula, as the boots tell it; repeatable', schema: texts },
  transfer: { description: 'OpenNebula’s transfer driver; repeatable', schema: texts },
  attribute: { description: '`key=value` of a boot’s attributes; repeatable: all must hold', schema: texts },
  phaseMs: {
    description:
      'A phase that the boot has, `name`, or spent so many milliseconds in, `name:least..most`, to within 1.1 %; repeatable: all must hold',
    schema: texts,
  },
  minConcurrency: {
    description: 'So many other boots or more were under way on the host when the boot started',
    schema: count,
  },
  maxConcurrency: { description: 'So many or fewer', schema: count },
  from: { description: 'Started at or after: ISO 8601 with zone, or Unix time', schema: moment },
  to: { description: 'Started before', schema: moment },
  minMs: {
    description: 'Total (build where total is unknown) of at least so many milliseconds',
    schema: duration,
  },
  maxMs: { description: 'And of at most so many', schema: duration },
  q: { description: 'Text in instance, name, request, host, image or flavor', schema: { type: 'string' } },
};

/** Parameters that select boots. */
export const FILTER: readonly Parameter[] = Object.entries(FILTERS).map(([name, rest]) => ({
  name,
  ...rest,
}));

/** Parameters of a list. */
export const PAGE: readonly Parameter[] = [
  {
    name: 'sort',
    description: 'Order; `duration` is total, else build',
    schema: { type: 'string', enum: [...BOOT_SORTS], default: 'started_desc' },
  },
  {
    name: 'limit',
    description: 'Boots of a page',
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
  },
  { name: 'cursor', description: '`nextCursor` of the page before', schema: { type: 'string' } },
];

/** Which of the two durations. */
export const METRIC: Parameter = {
  name: 'metric',
  description: 'Which duration orders and counts',
  schema: { type: 'string', enum: [...METRICS], default: 'build' },
};

/** Parameters of percentiles. */
export const GROUPING: readonly Parameter[] = [
  {
    name: 'groupBy',
    description: 'Dimension of the groups',
    schema: { type: 'string', enum: [...DIMENSIONS], default: 'image' },
  },
  { name: 'phase', description: 'Phases wanted; repeatable; all if not given', schema: texts },
];
