import { z } from 'zod';
import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';
import type { CohortComparison, DurationDifference } from '@/lib/domain/statistics/comparison';
import { answerShape, percentilesSchema } from '../answer-schemas';
import { rounded, toAnswerJson } from '../percentiles-json';
import { estimateSchema, roundedEstimate } from './slower-json';
import { toWaterfallJson, waterfallSchema } from './waterfall-json';

const differenceShape = {
  a: percentilesSchema,
  b: percentilesSchema,
  shift: estimateSchema.nullable().describe('Median of b less median of a; null where either has none'),
};

/** Answer of `GET /api/v1/cohort-comparison`. */
export const cohortComparisonSchema = z.strictObject({
  ...answerShape,
  a: waterfallSchema,
  b: waterfallSchema,
  total: z.strictObject(differenceShape),
  build: z.strictObject(differenceShape),
  phases: z
    .array(
      z.strictObject({
        name: z.string(),
        stage: z.enum(STAGES),
        kind: z.enum(PHASE_KINDS),
        parent: z.string().nullable(),
        ...differenceShape,
      }),
    )
    .describe('Of either, greatest difference first'),
});

export function toCohortComparisonJson(comparison: CohortComparison): z.infer<typeof cohortComparisonSchema> {
  return {
    ...toAnswerJson(comparison),
    a: toWaterfallJson(comparison.a),
    b: toWaterfallJson(comparison.b),
    total: toDifference(comparison.total),
    build: toDifference(comparison.build),
    phases: comparison.phases.map(({ name, stage, kind, parent, ...difference }) => ({
      ...{ name, stage, kind, parent },
      ...toDifference(difference),
    })),
  };
}

function toDifference({ a, b, shift }: DurationDifference) {
  return { a: rounded(a), b: rounded(b), shift: shift && roundedEstimate(shift) };
}
