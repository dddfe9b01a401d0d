import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter, Metric } from '@/lib/domain/cohort';
import { durationBounds } from '@/lib/domain/duration-bucket';
import type { DurationHeatMap } from '@/lib/domain/duration-charts';
import type { Database } from './database';
import { bucketIndex, CACHE_COUNTS, countedCondition, durationRange } from './duration-histogram';
import { exactBySql } from './figures';
import { query } from './query';
import { timeBounds, timeIndex } from './time-spans';
import { epochMs } from './timestamp';

/** Rows between one duration and twice as long. */
const PER_OCTAVE = 2;

const cellRowSchema = z.object({
  column: z.number(),
  row: z.number(),
  cold: z.number(),
  warm: z.number(),
  other: z.number(),
});

const spanRowSchema = z.object({ from_ms: z.number().nullable(), to_ms: z.number().nullable() });

/**
 * How the durations of the running boots that match spread over time. The filter's time window is cut into at most
 * `columns` equal spans; without one, the time from the first to the last of these boots.
 */
export async function durationHeatMap(
  db: Database,
  metric: Metric,
  filter: BootFilter,
  columns: number,
): Promise<DurationHeatMap> {
  const condition = await countedCondition(db.pool, metric, filter);
  const range = await durationRange(db.pool, metric, condition);
  const [span] = await query(
    db.pool,
    Prisma.sql`
      SELECT ${epochMs(Prisma.sql`min(b."started_at")`)} AS "from_ms", ${epochMs(Prisma.sql`max(b."started_at")`)} AS "to_ms"
      FROM "boot" b WHERE ${condition}`,
    spanRowSchema,
  );
  const times = timeBounds(filter, span?.from_ms ?? null, span?.to_ms ?? null, columns);
  if (!range || times.length === 0) return { metric, ...exactBySql(0), times: [], durations: [], cells: [] };
  const durations = durationBounds(range.minMs, range.maxMs, PER_OCTAVE);
  const cells = await query(
    db.pool,
    Prisma.sql`
      SELECT ${timeIndex(times)} AS "column", ${bucketIndex(metric, durations)} AS "row", ${CACHE_COUNTS}
      FROM "boot" b WHERE ${condition}
      GROUP BY 1, 2 ORDER BY 1, 2`,
    cellRowSchema,
  );
  return {
    metric,
    ...exactBySql(cells.reduce((n, { cold, warm, other }) => n + cold + warm + other, 0)),
    times,
    durations,
    cells,
  };
}
