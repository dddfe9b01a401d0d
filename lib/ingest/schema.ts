import { z } from 'zod';
import { CACHE_STATES } from '@/lib/domain/boot';
import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';

const shortText = z.string().trim().min(1).max(255);
const identifier = z.union([shortText, z.number()]);
const moment = z.union([z.string(), z.number()]);
const figure = z.number().min(0);

/** An image by name, Glance id, or both. */
export const imageSchema = z
  .union([
    shortText,
    z.object({
      id: identifier.optional(),
      name: shortText.optional(),
      cacheKey: z
        .string()
        .regex(/^[0-9a-f]{40}$/, 'must be 40 hex digits')
        .optional(),
      sizeBytes: figure.optional(),
      format: shortText.optional(),
    }),
  ])
  .describe('Name or id, or `{id, name, cacheKey, sizeBytes, format}`');

/** A flavor or VM template by name, id, or both. */
export const flavorSchema = z
  .union([
    shortText,
    z.object({
      id: identifier.optional(),
      name: shortText.optional(),
      vcpus: figure.optional(),
      memoryMb: figure.optional(),
      diskGb: figure.optional(),
    }),
  ])
  .describe('Name or id, or `{id, name, vcpus, memoryMb, diskGb}`');

/** What an event may say beyond its own fields; keys that Bootfall reads must have the type it expects. */
const attributesSchema = z
  .looseObject({
    waitedMs: figure.optional(),
    heldMs: figure.optional(),
    tookMs: figure.optional(),
    sequence: z.number().int().min(0).optional(),
    count: z.number().int().min(0).optional(),
    reason: z.string().optional(),
    port: z.string().optional(),
    node: z.string().optional(),
    targetHost: z.string().optional(),
    operation: z.string().optional(),
    displayName: z.string().optional(),
    image: imageSchema.optional(),
    flavor: flavorSchema.optional(),
  })
  .describe('Anything else; shown with the event');

const subjectShape = {
  source: shortText.optional().describe('`nova`, `opennebula` or any other word; else from the query'),
  cloud: shortText.optional().describe('Label of the cloud; else from the query; else `default`'),
  instance: identifier
    .optional()
    .describe('Nova uuid, or OpenNebula `zone/vmid` (a bare vmid is of zone 0); optional beside a requestId'),
  host: shortText.optional().describe('Compute host'),
  image: imageSchema.optional(),
  flavor: flavorSchema.optional(),
  cache: z.enum(CACHE_STATES).optional().describe('Cache state as you know it'),
  requestId: shortText.optional().describe('Id of the request that made the instance'),
  attempt: z.number().int().min(1).max(1000).optional().describe('1 for the first try'),
  attributes: attributesSchema.optional(),
  id: identifier.optional().describe('Your own id of the event: tells apart what is otherwise equal'),
};

/** A moment of a boot, posted. */
export const phaseEventSchema = z.object({
  ...subjectShape,
  event: z.string().describe('Name from the event catalogue, or any other'),
  at: moment.describe('ISO 8601 with a zone, or Unix time in s, ms, µs or ns'),
});

export type PhaseEvent = z.infer<typeof phaseEventSchema>;

/** An interval of a boot, posted. */
export const intervalSchema = z.object({
  ...subjectShape,
  phase: z.string().describe('Name from the phase catalogue, or any other'),
  start: moment.describe('As `at`'),
  end: moment.describe('As `at`; not before `start`'),
  parent: z.string().optional().describe('Name of the phase that contains it'),
  stage: z.enum(STAGES).optional().describe('Stage, for a phase that the catalogue does not know'),
  kind: z.enum(PHASE_KINDS).optional().describe('Whether it works or waits, likewise'),
});

export type Interval = z.infer<typeof intervalSchema>;

/** What holds for every line or item of a request that does not say otherwise; from the query. */
export const hintsSchema = z.object({
  source: shortText.optional().describe('`nova` or `opennebula`'),
  host: shortText.optional().describe('Host that wrote the lines'),
  path: z.string().max(1024).optional().describe('Path of the log file; its name tells the service'),
  tz: shortText.optional().describe('IANA zone in which stamps without a zone are read; UTC if not given'),
  cloud: shortText.optional().describe('Label of the cloud; `default` if not given'),
  instance: shortText.optional().describe('Of a trace file: the instance whose boot it is of'),
  attempt: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe('Of a trace file: which attempt it is of; else the one of its time'),
  t0: shortText
    .optional()
    .describe(
      'Of a trace file whose times are relative: the moment of its zero, ISO 8601 with a zone or Unix time',
    ),
});

export type HintsQuery = z.infer<typeof hintsSchema>;
