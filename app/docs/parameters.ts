import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { BOOT_SORTS, DIMENSIONS, METRICS } from '@/lib/domain/cohort';
import { COMPARE_STARTS } from '@/lib/domain/compare/compared-side';
import { COMPARE_ROWS } from '@/lib/domain/compare/compared-subject';
import type { FILTER_KEYS } from '@/lib/domain/filter-keys';
import { COMPARISON_FORMATS } from '@/lib/http/comparison-schema';
import { CALENDAR_STEPS } from '@/lib/layout/calendar-spans';
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

const FILTERS: Record<(typeof FILTER_KEYS)[number], Omit<Parameter, 'name'>> = {
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
  durationMetric: {
    description: 'Which duration `minMs` and `maxMs` bound, instead of total, else build',
    schema: { type: 'string', enum: [...METRICS] },
  },
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
  {
    name: 'cursor',
    description: '`nextCursor` of the page before, or `previousCursor` of the page after',
    schema: { type: 'string' },
  },
];

/** Which of the two durations. */
export const METRIC: Parameter = {
  name: 'metric',
  description: 'Which duration orders and counts',
  schema: { type: 'string', enum: [...METRICS], default: 'build' },
};

/** Which groups. */
export const GROUP_BY: Parameter = {
  name: 'groupBy',
  description: 'Dimension of the groups',
  schema: { type: 'string', enum: [...DIMENSIONS], default: 'image' },
};

/** As JSON, or as a table. */
export const FORMAT: Parameter = {
  name: 'format',
  description: '`csv`: the same figures as a table',
  schema: { type: 'string', enum: ['json', 'csv'], default: 'json' },
};

/** How finely a heat map cuts time. */
export const COLUMNS: Parameter = {
  name: 'columns',
  description: 'Spans of time at most',
  schema: { type: 'integer', minimum: 1, maximum: 500, default: 96 },
};

/** A box on a heat map. */
export const BOX: Parameter = {
  name: 'box',
  description: '`from_to_min_max`: Unix milliseconds, and milliseconds of the metric; upper bounds exclusive',
  schema: { type: 'string' },
};

/** How a trend cuts time. */
export const SPANS: readonly Parameter[] = [
  {
    name: 'points',
    description: 'Equal spans of time',
    schema: { type: 'integer', minimum: 1, maximum: 1000, default: 48 },
  },
  {
    name: 'step',
    description: 'Instead: the hours, days or weeks of a zone’s clocks; needs `from` and `to`',
    schema: { type: 'string', enum: [...CALENDAR_STEPS] },
  },
  { name: 'tz', description: 'IANA zone of `step`', schema: { type: 'string', default: 'UTC' } },
];

/** Parameters of a comparison. */
export const COMPARING: readonly Parameter[] = [
  { name: 'a', description: '`boot:<id>`, or `peers`: those of the boot in b', schema: { type: 'string' } },
  { name: 'b', description: '`boot:<id>`, or `peers`: those of the boot in a', schema: { type: 'string' } },
  {
    name: 'start',
    description: 'What both are compared from; by default the earliest that both know',
    schema: { type: 'string', enum: [...COMPARE_STARTS] },
  },
  {
    name: 'rows',
    description: 'What is compared; by default phases, between sources stages',
    schema: { type: 'string', enum: [...COMPARE_ROWS] },
  },
  {
    name: 'format',
    description: 'JSON, CSV, Markdown, or a picture',
    schema: { type: 'string', enum: [...COMPARISON_FORMATS], default: 'json' },
  },
];

/** Parameters of percentiles. */
export const GROUPING: readonly Parameter[] = [
  GROUP_BY,
  { name: 'phase', description: 'Phases wanted; repeatable; all if not given', schema: texts },
];

/** How many markers. */
export const MARKER_LIMIT: Parameter = {
  name: 'limit',
  description: 'Markers at most, the newest',
  schema: { type: 'integer', minimum: 1, maximum: 1000, default: 200 },
};

/** Two cohorts. */
export const COHORTS: readonly Parameter[] = (['a', 'b'] as const).map((name) => ({
  name,
  description: '`cohort:` and a filter as in the URL of a page: `cohort:cache=cold&range=7d`',
  schema: { type: 'string' },
}));
