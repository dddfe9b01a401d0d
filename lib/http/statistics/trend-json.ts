import { z } from 'zod';
import type { DurationTrend } from '@/lib/domain/duration-charts';
import { answerShape, count, instant, metricsSchema, percentilesSchema } from '../answer-schemas';
import { isoInstant } from '../figures';
import { rounded, toAnswerJson } from '../percentiles-json';

/** Answer of `GET /api/v1/trend`. */
export const trendSchema = z.strictObject({
  ...answerShape,
  points: z
    .array(
      z.strictObject({
        from: instant,
        to: instant,
        boots: count,
        failed: count,
        cold: count,
        warm: count,
        total: percentilesSchema,
        build: percentilesSchema,
        byCache: z.strictObject({ cold: metricsSchema, warm: metricsSchema }),
      }),
    )
    .describe('Spans with boots, oldest first'),
});

export function toTrendJson(trend: DurationTrend): z.infer<typeof trendSchema> {
  return {
    ...toAnswerJson(trend),
    points: trend.points.map(({ fromMs, toMs, boots, failed, cold, warm, total, build, byCache }) => ({
      from: isoInstant(fromMs),
      to: isoInstant(toMs),
      ...{ boots, failed, cold, warm },
      total: rounded(total),
      build: rounded(build),
      byCache: {
        cold: { total: rounded(byCache.cold.total), build: rounded(byCache.cold.build) },
        warm: { total: rounded(byCache.warm.total), build: rounded(byCache.warm.build) },
      },
    })),
  };
}
