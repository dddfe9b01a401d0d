import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter } from '@/lib/domain/cohort';
import type { TrendPoint } from '@/lib/domain/duration-charts';
import { bootCondition } from './boot-filter';
import type { Database } from './database';
import { FIGURES, figuresShape } from './figures';
import { overviewFigures } from './overview-figures';
import { query } from './query';
import { timeBounds, timeIndex } from './time-spans';

const trendRowSchema = z.object({ span: z.number(), ...figuresShape });

/**
 * Percentiles over time: the filter's window, else the time from the first to the last boot that matches, in `points` equal
 * spans, oldest first. Spans without boots are left out.
 */
export async function durationTrend(db: Database, filter: BootFilter, points: number): Promise<TrendPoint[]> {
  const { firstMs, lastMs } = await overviewFigures(db, filter);
  const bounds = timeBounds(filter, firstMs, lastMs, points);
  if (bounds.length === 0) return [];
  const condition = await bootCondition(db.pool, filter);
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT ${timeIndex(bounds)} AS "span", ${FIGURES}
      FROM "boot" b WHERE ${condition} GROUP BY 1 ORDER BY 1`,
    trendRowSchema,
  );
  return rows.map(({ span, boots, failed, cold, warm, total, build, ...row }) => ({
    fromMs: bounds[span] ?? 0,
    toMs: bounds[span + 1] ?? 0,
    ...{ boots, failed, cold, warm, total, build },
    byCache: {
      cold: { total: row.cold_total, build: row.cold_build },
      warm: { total: row.warm_total, build: row.warm_build },
    },
  }));
}
