import { z } from 'zod';
import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES, START_BASES } from '@/lib/domain/boot';
import { MOST_LISTED_PHASES } from '@/lib/domain/boot-summary';
import { ZONE_BASES } from '@/lib/domain/event';
import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';
import { explanationShape } from './explanation-schema';

const ms = z.number().describe('Milliseconds');
const instant = z.iso.datetime().describe('ISO 8601 in UTC');
const text = z.string();

const imageSchema = z.strictObject({
  id: text.optional(),
  name: text.optional(),
  cacheKey: text.optional().describe('Name of its file in `_base/`: sha1 of the id'),
  sizeBytes: z.number().optional(),
  format: text.optional(),
});

const flavorSchema = z.strictObject({
  id: text.optional(),
  name: text.optional(),
  vcpus: z.number().optional(),
  memoryMb: z.number().optional(),
  diskGb: z.number().optional(),
});

const linksSchema = z.strictObject({ self: text, page: text });

const cacheSchema = z.strictObject({
  state: z.enum(CACHE_STATES),
  basis: z
    .enum(CACHE_BASES)
    .describe('Said by the shipper, seen in its lines, or concluded from its host’s history'),
  reason: text.describe('What was seen, in one sentence'),
});

const phaseSchema = z.strictObject({
  key: text.describe('Unique in its boot: the name, with `#2`, `#3` for repeated ones'),
  name: text,
  stage: z.enum(STAGES),
  kind: z.enum(PHASE_KINDS),
  startMs: ms.describe('Since the boot’s start'),
  durationMs: ms,
  parent: text.nullable().describe('Key of the phase that contains it'),
  concurrent: z.boolean().describe('Runs beside its siblings'),
  open: z.boolean().describe('Begun, but not seen to end'),
});

const evidenceSchema = z.strictObject({
  id: text.describe('Id of the event'),
  at: instant,
  name: text.describe('Name of the event'),
  line: text.nullable().describe('The raw line or item'),
  host: text.nullable(),
  path: text.nullable(),
  offset: z.number().nullable(),
});

/** A boot of a list. */
export const bootSummarySchema = z.strictObject({
  id: text,
  source: text,
  cloud: text,
  instance: text,
  attempt: z.number(),
  attempts: z.number().describe('Attempts seen for this instance’s request'),
  requestId: text.nullable(),
  displayName: text.nullable(),
  status: z.enum(BOOT_STATUSES),
  image: imageSchema.nullable(),
  flavor: flavorSchema.nullable(),
  host: text.nullable(),
  cache: cacheSchema,
  startedAt: instant,
  runningAt: instant.nullable(),
  endedAt: instant,
  totalMs: ms.nullable().describe('Request accepted → running; null where the request was not seen'),
  buildMs: ms.nullable().describe('Picked up by the compute host → running'),
  buildStartMs: ms.nullable().describe('Begin of the build since `startedAt`'),
  startBasis: z.enum(START_BASES).describe('What `startedAt` is the moment of'),
  clock: z.strictObject({
    resolutionMs: ms.describe('Coarsest stamp that bounds the boot'),
    zone: text,
    basis: z.enum(ZONE_BASES),
    skewMs: ms.nullable().describe('How far the compute host’s clock is ahead of the controller’s'),
  }),
  failure: z.strictObject({ reason: text, event: text }).nullable(),
  phases: z
    .array(phaseSchema)
    .describe(
      `Of a boot in a list that has more than ${MOST_LISTED_PHASES}, those that no other contains, at most as many`,
    ),
  phaseCount: z.number().describe('Phases of the boot, also those that are not listed'),
  unaccountedMs: ms.describe('Between start and end, covered by no phase'),
  links: linksSchema,
});

/** A boot with the lines that prove it. */
export const bootSchema = bootSummarySchema.omit({ phaseCount: true }).extend({
  cache: cacheSchema.extend({ evidence: z.array(evidenceSchema) }),
  phases: z.array(phaseSchema.extend({ evidence: z.array(evidenceSchema) })),
  moments: z.array(z.strictObject({ name: text, atMs: ms, at: instant, event: text })),
  reported: z
    .array(z.strictObject({ name: z.enum(['build', 'spawn']), reportedMs: ms, assembledMs: ms, event: text }))
    .describe('Durations that the log itself states, beside the assembled ones'),
  notes: z.array(text),
  attributes: z.record(text, z.union([text, z.number(), z.boolean()])),
  related: z
    .array(
      z.strictObject({
        id: text,
        relation: z.enum(['attempt', 'request']),
        instance: text,
        attempt: z.number(),
        status: z.enum(BOOT_STATUSES),
        host: text.nullable(),
        startedAt: instant,
        links: linksSchema,
      }),
    )
    .describe('Other attempts of the instance, and other boots of the request'),
  ...explanationShape,
});

/** A page of boots. */
export const bootListSchema = z.strictObject({
  boots: z.array(bootSummarySchema),
  nextCursor: text.nullable().describe('`cursor` of the next page; null on the last'),
  previousCursor: text.nullable().describe('`cursor` of the page before; null on the first'),
  total: z.number(),
  totalIsExact: z.boolean().describe('False where more match than are counted'),
});
