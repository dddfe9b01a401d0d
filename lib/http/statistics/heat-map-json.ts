import { z } from 'zod';
import { METRICS } from '@/lib/domain/cohort';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import { answerShape, count, instant, ms } from '../answer-schemas';
import { isoInstant, roundMs } from '../figures';
import { toAnswerJson } from '../percentiles-json';

/** Answer of `GET /api/v1/heatmap`. */
export const heatMapSchema = z.strictObject({
  metric: z.enum(METRICS),
  ...answerShape,
  times: z.array(instant).describe('Bounds of the columns, one more than there are'),
  durations: z.array(ms).describe('Bounds of the rows, one more than there are'),
  cells: z
    .array(z.strictObject({ column: count, row: count, cold: count, warm: count, other: count }))
    .describe('Only those that hold boots'),
});

export function toHeatMapJson(map: DurationHeatMap): z.infer<typeof heatMapSchema> {
  return {
    metric: map.metric,
    ...toAnswerJson(map),
    times: map.times.map(isoInstant),
    durations: map.durations.map(roundMs),
    cells: map.cells,
  };
}
