import { z } from 'zod';
import { METRICS } from '@/lib/domain/cohort';
import type { SlowerReport } from '@/lib/domain/statistics/comparison';
import { answerShape, count, instant, ms, percentilesSchema } from '../answer-schemas';
import { isoInstant, roundMs, roundMsOrNull } from '../figures';
import { rounded, toAnswerJson } from '../percentiles-json';

/** A figure with its bounds at 95 %. */
export const estimateSchema = z.strictObject({
  value: ms,
  low: ms.nullable().describe('Null where there are too few boots for bounds'),
  high: ms.nullable(),
});

/** Answer of `GET /api/v1/slower`. */
export const slowerSchema = z.strictObject({
  metric: z.enum(METRICS),
  ...answerShape,
  from: instant,
  to: instant,
  previousFrom: instant.describe('The period before begins here and ends at `from`'),
  groups: z
    .array(
      z.strictObject({
        key: z.strictObject({
          dimension: z.string(),
          value: z.string().nullable(),
          label: z.string(),
          clouds: z.array(z.string()),
        }),
        now: percentilesSchema,
        before: percentilesSchema,
        shift: estimateSchema.describe('Median now less median before'),
        superiority: z.number().describe('Probability that a boot of now takes longer than one of before'),
        p: z.number().describe('Probability by chance, corrected for the groups tested'),
      }),
    )
    .describe('Most certain first'),
  tested: count,
  tooSmall: count.describe('Groups with too few boots in either period'),
});

export function toSlowerJson(report: SlowerReport): z.infer<typeof slowerSchema> {
  const { metric, fromMs, toMs, previousFromMs, groups, tested, tooSmall } = report;
  return {
    metric,
    ...toAnswerJson(report),
    from: isoInstant(fromMs),
    to: isoInstant(toMs),
    previousFrom: isoInstant(previousFromMs),
    groups: groups.map(({ key, now, before, shift, superiority, p }) => ({
      key,
      now: rounded(now),
      before: rounded(before),
      shift: roundedEstimate(shift),
      ...{ superiority, p },
    })),
    ...{ tested, tooSmall },
  };
}

/** An estimate as the API writes it. */
export function roundedEstimate({ value, low, high }: SlowerReport['groups'][number]['shift']) {
  return { value: roundMs(value), low: roundMsOrNull(low), high: roundMsOrNull(high) };
}
