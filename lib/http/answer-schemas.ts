import { z } from 'zod';
import { METRICS } from '@/lib/domain/cohort';
import { type AppErrorCode, STATUS_OF } from './app-error';

export const ms = z.number().describe('Milliseconds');
export const instant = z.iso.datetime().describe('ISO 8601 in UTC');
export const count = z.number();

/** What became of a request's items. */
export const ingestAnswerSchema = z.strictObject({
  accepted: count.describe('Events that were new; they are on disk'),
  duplicates: count.describe('Events that were stored already, or given twice'),
  ignored: count.describe('Records that say nothing about boots'),
  rejected: z
    .array(z.strictObject({ index: count, code: z.string(), message: z.string() }))
    .describe('The first 100 refused items; `index` counts items, or lines of text, from 0'),
  rejectedTotal: count.describe('All refused items'),
});

/** The one envelope of errors. */
export const errorSchema = z.looseObject({
  error: z.looseObject({
    code: z.enum(Object.keys(STATUS_OF) as [AppErrorCode, ...AppErrorCode[]]),
    message: z.string(),
  }),
});

export const percentilesSchema = z
  .strictObject({
    n: count,
    p50: ms.nullable(),
    p90: ms.nullable(),
    p95: ms.nullable(),
    p99: ms.nullable(),
    max: ms.nullable(),
  })
  .describe('All null when n is 0');

export const metricsSchema = z.strictObject({ total: percentilesSchema, build: percentilesSchema });

/** How statistics were made. */
export const answerShape = {
  n: count.describe('Boots counted: running, with the metric known'),
  method: z.enum(['exact', 'buckets']),
  relativeError: z.number().describe('No duration is further off than this share of itself'),
  answeredBy: z.enum(['index', 'sql']).describe('The index in memory, or the database'),
  coarse: count.describe('Of the boots counted, those with stamps of 100 ms or coarser'),
  resolutionMs: ms.describe('Coarsest stamp among them'),
};

/** Percentiles by a dimension. */
export const percentileReportSchema = z.strictObject({
  metric: z.enum(METRICS),
  ...answerShape,
  from: instant.nullable(),
  to: instant.nullable(),
  groups: z.array(
    z.strictObject({
      key: z.strictObject({
        dimension: z.string(),
        value: z.string().nullable(),
        label: z.string(),
        clouds: z.array(z.string()),
      }),
      n: count.describe('Running boots that have the metric'),
      failed: count,
      partial: count,
      cold: count,
      warm: count,
      total: percentilesSchema,
      build: percentilesSchema,
      byCache: z.strictObject({ cold: metricsSchema, warm: metricsSchema }),
      phases: z.record(z.string(), percentilesSchema),
    }),
  ),
  omittedGroups: count.describe('Smallest groups, left out because there are too many'),
});

/** How durations spread. */
export const histogramSchema = z.strictObject({
  metric: z.enum(METRICS),
  ...answerShape,
  from: instant.nullable(),
  to: instant.nullable(),
  buckets: z.array(z.strictObject({ fromMs: ms, toMs: ms, cold: count, warm: count, other: count })),
});

/** How far the boots are behind the events. */
export const statusSchema = z.strictObject({
  pending: count.describe('Instances, requests and images whose newest events are not yet made into boots'),
  index: z
    .strictObject({
      state: z.enum(['filling', 'ready', 'behind', 'off']),
      boots: count.describe('Boots in it'),
      expected: count.describe('Boots that it is to hold'),
      memoryBytes: count,
      from: instant
        .nullable()
        .describe('Questions that reach further back go to the database; null: it has all'),
    })
    .describe('The index of boots in memory; without it the database answers'),
});
