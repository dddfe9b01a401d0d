import type { z } from 'zod';
import {
  errorSchema,
  histogramSchema,
  ingestAnswerSchema,
  percentileReportSchema,
  statusSchema,
} from '@/lib/http/answer-schemas';
import { bootListSchema, bootSchema } from '@/lib/http/boot-schema';
import { comparisonSchema } from '@/lib/http/comparison-schema';
import { markerListSchema, markerSchema, newMarkerSchema } from '@/lib/http/marker-schema';
import { newShareSchema, shareListSchema, shareSchema } from '@/lib/http/share-schema';
import { cohortComparisonSchema } from '@/lib/http/statistics/cohort-comparison-json';
import { distinctionSchema } from '@/lib/http/statistics/distinction-json';
import { heatMapSchema } from '@/lib/http/statistics/heat-map-json';
import { slowerSchema } from '@/lib/http/statistics/slower-json';
import { spreadSchema } from '@/lib/http/statistics/spread-json';
import { trendSchema } from '@/lib/http/statistics/trend-json';
import { waterfallSchema } from '@/lib/http/statistics/waterfall-json';
import { hintsSchema, intervalSchema, phaseEventSchema } from '@/lib/ingest/schema';
import packageJson from '@/package.json';
import { type JsonSchema, jsonSchemaOf } from './json-schema';
import {
  BOX,
  COHORTS,
  COLUMNS,
  COMPARING,
  FILTER,
  FORMAT,
  GROUP_BY,
  GROUPING,
  MARKER_LIMIT,
  METRIC,
  PAGE,
  type Parameter,
  SPANS,
} from './parameters';

/** The schemas by the names under which the document has them. */
const SCHEMAS = {
  PhaseEvent: phaseEventSchema,
  Interval: intervalSchema,
  IngestAnswer: ingestAnswerSchema,
  BootList: bootListSchema,
  Boot: bootSchema,
  Comparison: comparisonSchema,
  PercentileReport: percentileReportSchema,
  Histogram: histogramSchema,
  HeatMap: heatMapSchema,
  Trend: trendSchema,
  MedianWaterfall: waterfallSchema,
  Distinctions: distinctionSchema,
  SlowerGroups: slowerSchema,
  CohortComparison: cohortComparisonSchema,
  Spread: spreadSchema,
  Status: statusSchema,
  NewShare: newShareSchema,
  Share: shareSchema,
  ShareList: shareListSchema,
  NewMarker: newMarkerSchema,
  Marker: markerSchema,
  MarkerList: markerListSchema,
  Error: errorSchema,
} as const;

type SchemaName = keyof typeof SCHEMAS;

/** The API as OpenAPI 3.1, made of the schemas that validate it. */
export function openApiDocument(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bootfall',
      version: packageJson.version,
      description: packageJson.description,
    },
    servers: [{ url: origin }],
    paths: {
      '/api/v1/events': { post: postEvents(), get: healthCheck(), head: healthCheck() },
      '/api/v1/boots': { get: read('A page of boots', [...FILTER, ...PAGE, FORMAT], 'BootList') },
      '/api/v1/boots/{id}': { get: readBoot() },
      '/api/v1/compare': { get: compare() },
      '/api/v1/percentiles': {
        get: read(
          'Percentiles of running boots by a dimension',
          [...FILTER, ...GROUPING, METRIC, FORMAT],
          'PercentileReport',
        ),
      },
      '/api/v1/histogram': { get: read('How durations spread', [...FILTER, METRIC, FORMAT], 'Histogram') },
      '/api/v1/heatmap': {
        get: read('How durations spread over time', [...FILTER, METRIC, COLUMNS, FORMAT], 'HeatMap'),
      },
      '/api/v1/trend': { get: read('Percentiles over time', [...FILTER, ...SPANS, FORMAT], 'Trend') },
      '/api/v1/waterfall': {
        get: read('Every phase at its median start and length', [...FILTER, FORMAT], 'MedianWaterfall'),
      },
      '/api/v1/distinctions': {
        get: read(
          'What distinguishes the boots of a box from the others of the filter',
          [...FILTER, METRIC, BOX, FORMAT],
          'Distinctions',
        ),
      },
      '/api/v1/cohort-comparison': {
        get: read('Cohort against cohort, phase by phase', [...COHORTS, FORMAT], 'CohortComparison'),
      },
      '/api/v1/spread': {
        get: read('How the durations of two cohorts are distributed', [...COHORTS, METRIC, FORMAT], 'Spread'),
      },
      '/api/v1/slower': {
        get: read(
          'Groups that got slower since the equally long period before `from`',
          [...FILTER, GROUP_BY, METRIC, FORMAT],
          'SlowerGroups',
        ),
      },
      '/api/v1/status': { get: read('Whether all that was acked is visible', [], 'Status') },
      '/api/v1/markers': {
        get: read(
          'Changes that concern the boots of a filter',
          [...FILTER, MARKER_LIMIT, FORMAT],
          'MarkerList',
        ),
        post: postMarker(),
      },
      '/api/v1/markers/{id}': { delete: deleteMarker() },
      '/api/v1/shares': {
        get: read('Links that were shared with the key in the cookie owner_key', [], 'ShareList'),
        post: shareBoot(),
      },
      '/api/v1/shares/{id}': { delete: revokeShare() },
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [name, jsonSchemaOf(schema)]),
      ),
    },
  };
}

function postEvents() {
  const item = {
    anyOf: [refTo('PhaseEvent'), refTo('Interval'), { type: 'object', description: 'A log record' }],
  };
  const items = { type: 'array', items: item };
  return {
    summary: 'Takes events and log lines',
    parameters: parametersOf(hintsSchema).map(toParameter),
    requestBody: {
      description: 'gzip, deflate, zstd or snappy; the form is recognised by the content',
      content: {
        'application/json': {
          schema: { anyOf: [items, item, { type: 'object', properties: { events: items } }] },
        },
        'application/x-ndjson': { schema: { type: 'string' } },
        'text/plain': { schema: { type: 'string' } },
      },
    },
    responses: {
      200: answer('What became of the items', 'IngestAnswer'),
      ...errors('400', '413', '415', '503'),
    },
  };
}

function healthCheck() {
  return { summary: 'Health check of shippers', responses: { 200: { description: 'Events are taken' } } };
}

function readBoot() {
  const operation = read(
    'A boot with the lines that prove it; with the suffix .txt, .csv, .md, .svg, .png, .html or .trace.json in that form',
    [idOf('boot')],
    'Boot',
  );
  return { ...operation, responses: { ...operation.responses, ...errors('404') } };
}

function compare() {
  const operation = read(
    'Two boots, or a boot and the median of its peers, phase by phase; differences are A less B',
    COMPARING,
    'Comparison',
  );
  return { ...operation, responses: { ...operation.responses, ...errors('404') } };
}

function shareBoot() {
  return {
    summary:
      'Freezes a boot as it is now and answers a link to it; its owner’s key comes as the cookie owner_key',
    parameters: [],
    requestBody: { content: { 'application/json': { schema: refTo('NewShare') } } },
    responses: { 201: answer('The link', 'Share'), ...errors('400', '403', '404', '413', '415') },
  };
}

function postMarker() {
  return {
    summary: 'Files a change (a deploy, a new image): it is drawn on every time axis',
    parameters: [],
    requestBody: { content: { 'application/json': { schema: refTo('NewMarker') } } },
    responses: {
      200: answer('It was filed before; one of its id is replaced by it', 'Marker'),
      201: answer('It is filed', 'Marker'),
      ...errors('400', '403', '413', '415'),
    },
  };
}

function deleteMarker() {
  return {
    summary: 'Takes a posted change away',
    parameters: [toParameter(idOf('marker'))],
    responses: { 204: { description: 'It is gone' }, ...errors('403', '404') },
  };
}

function revokeShare() {
  return {
    summary: 'Ends a link that was shared with the key in the cookie owner_key',
    parameters: [toParameter(idOf('share'))],
    responses: { 204: { description: 'It is gone, with what it showed' }, ...errors('403', '404') },
  };
}

function idOf(thing: string): Parameter {
  return { name: 'id', in: 'path', description: `Id of the ${thing}`, schema: { type: 'string' } };
}

function read(summary: string, parameters: readonly Parameter[], schema: SchemaName) {
  const problems = parameters.length > 0 ? errors('400') : {};
  return {
    summary,
    parameters: parameters.map(toParameter),
    responses: { 200: answer(summary, schema), ...problems },
  };
}

function toParameter({ in: place = 'query', ...parameter }: Parameter) {
  return { ...parameter, in: place, required: place === 'path' };
}

function parametersOf(schema: z.ZodObject): Parameter[] {
  return Object.entries(jsonSchemaOf(schema).properties ?? {}).map(([name, property]) => {
    const { description = '', ...rest } = property as JsonSchema;
    return { name, description, schema: rest };
  });
}

function answer(description: string, schema: SchemaName) {
  return { description, content: { 'application/json': { schema: refTo(schema) } } };
}

const PROBLEMS = {
  400: 'Wrong parameter, charset or compression',
  403: 'Asked by another site',
  404: 'Not found',
  413: 'Too large',
  415: 'Unknown Content-Encoding',
  503: 'Busy, or the database is away: keep the request and send it again after Retry-After',
};

function errors(...statuses: `${keyof typeof PROBLEMS}`[]) {
  return Object.fromEntries(statuses.map((status) => [status, answer(PROBLEMS[status], 'Error')]));
}

function refTo(schema: SchemaName) {
  return { $ref: `#/components/schemas/${schema}` };
}
