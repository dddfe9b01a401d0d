import { z } from 'zod';
import { METRICS } from '@/lib/domain/cohort';
import type { DurationSpread } from '@/lib/domain/duration-charts';
import { answerShape, count, ms, percentilesSchema } from '../answer-schemas';
import { roundMs } from '../figures';
import { rounded, toAnswerJson } from '../percentiles-json';

/** Answer of `GET /api/v1/spread`. */
export const spreadSchema = z.strictObject({
  metric: z.enum(METRICS),
  ...answerShape,
  cohorts: z
    .array(
      z.strictObject({
        n: count,
        percentiles: percentilesSchema,
        cdf: z.array(
          z.strictObject({ ms, share: z.number().describe('Of the boots took no longer, 0 to 1') }),
        ),
      }),
    )
    .describe('In the order in which they were given'),
});

export function toSpreadJson(spread: DurationSpread): z.infer<typeof spreadSchema> {
  return {
    metric: spread.metric,
    ...toAnswerJson(spread),
    cohorts: spread.cohorts.map(({ n, percentiles, cdf }) => ({
      n,
      percentiles: rounded(percentiles),
      cdf: cdf.map((point) => ({ ms: roundMs(point.ms), share: point.share })),
    })),
  };
}
