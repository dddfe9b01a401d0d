import { z } from 'zod';
import { PHASE_KINDS, STAGES } from '@/lib/domain/stage';
import type { CohortPhase, CohortWaterfall, Whiskers } from '@/lib/domain/statistics/cohort-waterfall';
import { answerShape, count, ms, percentilesSchema } from '../answer-schemas';
import { roundMs } from '../figures';
import { rounded, toAnswerJson } from '../percentiles-json';

const whiskersSchema = z.strictObject({ p10: ms, p50: ms, p90: ms });

/** Answer of `GET /api/v1/waterfall`. */
export const waterfallSchema = z.strictObject({
  ...answerShape,
  total: percentilesSchema,
  build: percentilesSchema,
  phases: z
    .array(
      z.strictObject({
        name: z.string(),
        stage: z.enum(STAGES),
        kind: z.enum(PHASE_KINDS),
        parent: z.string().nullable(),
        concurrent: z.boolean().describe('Runs beside its siblings'),
        n: count.describe('Boots that have it, with an end'),
        share: z.number().describe('The same as a share of the cohort, 0 to 1'),
        start: whiskersSchema.describe('Since the build began'),
        duration: whiskersSchema,
      }),
    )
    .describe('By median start'),
});

export function toWaterfallJson(waterfall: CohortWaterfall): z.infer<typeof waterfallSchema> {
  return {
    ...toAnswerJson(waterfall),
    total: rounded(waterfall.total),
    build: rounded(waterfall.build),
    phases: waterfall.phases.map(toPhaseJson),
  };
}

function toPhaseJson({ name, stage, kind, parent, concurrent, n, share, start, duration }: CohortPhase) {
  return {
    ...{ name, stage, kind, parent, concurrent, n, share },
    start: roundedWhiskers(start),
    duration: roundedWhiskers(duration),
  };
}

function roundedWhiskers({ p10, p50, p90 }: Whiskers): Whiskers {
  return { p10: roundMs(p10), p50: roundMs(p50), p90: roundMs(p90) };
}
