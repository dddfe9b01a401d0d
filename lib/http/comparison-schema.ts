import { z } from 'zod';
import { COMPARE_STARTS } from '@/lib/domain/compare/compared-side';
import { COMPARE_ROWS } from '@/lib/domain/compare/compared-subject';
import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';
import { bootSummarySchema } from './boot-schema';

/** Forms in which a comparison can be taken away. */
export const COMPARISON_FORMATS = ['json', 'csv', 'md', 'svg', 'png'] as const;

const ms = z.number().describe('Milliseconds');
const text = z.string();

const sideSchema = z.strictObject({
  kind: z.enum(['boot', 'peers']).describe('A boot, or the median of the peers of the other side'),
  name: text,
  n: z.number().describe('Boots that it stands for'),
  durationMs: ms.nullable().describe('From what both are compared from to its end'),
  unaccountedMs: ms.nullable().describe('Of that covered by no phase; null where it is not known'),
  boot: bootSummarySchema.nullable().describe('The boot; of peers null'),
});

const phaseSchema = z.strictObject({
  key: text.nullable().describe('Key of its first occurrence in the boot'),
  startMs: ms.nullable().describe('After what both are compared from; null where only its length is known'),
  durationMs: ms.describe('Of all its occurrences'),
  decidingMs: ms
    .nullable()
    .describe('In which nothing but this phase, and none within it, decided when the boot would end'),
  count: z.number(),
  n: z.number().describe('Boots of the side that have it'),
  open: z.boolean().describe('Begun, but not seen to end'),
});

/** Two boots, or a boot and its peers, phase by phase; differences are A less B. */
export const comparisonSchema = z.strictObject({
  start: z.enum(COMPARE_STARTS).describe('What both are compared from'),
  rowsAre: z.enum(COMPARE_ROWS).describe('What the rows are'),
  verdict: text,
  remarks: z.array(text).describe('What to know before trusting it'),
  a: sideSchema,
  b: sideSchema,
  differenceMs: ms.nullable().describe('Of the durations'),
  unaccountedMs: ms.nullable().describe('What unaccounted time makes of it'),
  restMs: ms.nullable().describe('What rows at the top and unaccounted time leave of it; 0 between boots'),
  rows: z.array(
    z.strictObject({
      path: z.array(text).describe('Names from the top of the tree down'),
      level: z.number().describe('1 at the top'),
      stage: z.enum(STAGES),
      kind: z.enum(PHASE_KINDS),
      concurrent: z.boolean(),
      a: phaseSchema.nullable(),
      b: phaseSchema.nullable(),
      differenceMs: ms,
      shareMs: ms.nullable().describe('What it makes of the difference, what is within it included'),
    }),
  ),
  links: z.strictObject({ page: text }),
});
