import { z } from 'zod';
import { DIMENSIONS } from '@/lib/domain/cohort';
import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';
import { BOOT_NUMBERS, type DistinctionReport } from '@/lib/domain/statistics/distinction';
import { answerShape, count } from '../answer-schemas';

const share = z.number().describe('0 to 1');
const chance = z.number().describe('Probability by chance, corrected for how many were compared');
const sideSchema = z.strictObject({ n: count, p50: z.number(), p95: z.number() });

const differenceShape = {
  inside: sideSchema,
  outside: sideSchema,
  shift: z
    .strictObject({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() })
    .describe('Median inside less median outside, with its bounds at 95 %'),
  superiority: share.describe('Probability that one drawn inside is greater than one drawn outside'),
  p: chance,
  bins: z.array(z.strictObject({ from: z.number(), to: z.number(), inside: count, outside: count })),
};

/** Answer of `GET /api/v1/distinctions`. */
export const distinctionSchema = z.strictObject({
  ...answerShape,
  inside: count.describe('Boots in the box'),
  outside: count.describe('The other boots of the filter'),
  values: z.array(
    z.strictObject({
      dimension: z.enum([...DIMENSIONS, 'attribute']),
      value: z.string().nullable().describe('`key=value` of an attribute; null: unknown'),
      label: z.string(),
      inside: count,
      outside: count,
      insideShare: share,
      outsideShare: share,
      score: z.number().describe('Log-likelihood ratio'),
      p: chance,
      filter: z.looseObject({}).nullable().describe('What selects it'),
    }),
  ),
  phases: z
    .array(
      z.strictObject({
        name: z.string(),
        stage: z.enum(STAGES),
        kind: z.enum(PHASE_KINDS),
        insideShare: share,
        outsideShare: share,
        ...differenceShape,
      }),
    )
    .describe('Milliseconds'),
  numbers: z.array(z.strictObject({ name: z.enum(BOOT_NUMBERS), ...differenceShape })),
  compared: count.describe('Values and figures compared'),
});

/** A report as the API writes it: as it is, for its words are those of the API. */
export function toDistinctionJson(report: DistinctionReport): DistinctionReport {
  return report;
}
