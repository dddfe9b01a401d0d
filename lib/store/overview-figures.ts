import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { BootFilter } from '@/lib/domain/cohort';
import type { OverviewFigures } from '@/lib/domain/duration-charts';
import { bootCondition } from './boot-filter';
import type { Database } from './database';
import { FIGURES, figuresShape } from './figures';
import { query } from './query';
import { epochMs } from './timestamp';

const overviewRowSchema = z
  .object({ ...figuresShape, first_ms: z.number().nullable(), last_ms: z.number().nullable() })
  .transform(
    (row): OverviewFigures => ({
      boots: row.boots,
      byStatus: {
        booting: row.booting,
        running: row.running,
        failed: row.failed,
        deleted: row.deleted,
        partial: row.partial,
      },
      cold: row.cold,
      warm: row.warm,
      total: row.total,
      build: row.build,
      byCache: {
        cold: { total: row.cold_total, build: row.cold_build },
        warm: { total: row.warm_total, build: row.warm_build },
      },
      firstMs: row.first_ms,
      lastMs: row.last_ms,
    }),
  );

/** The figures of all boots that match. */
export async function overviewFigures(db: Database, filter: BootFilter): Promise<OverviewFigures> {
  const condition = await bootCondition(db.pool, filter);
  const [figures] = await query(
    db.pool,
    Prisma.sql`
      SELECT ${FIGURES}, ${epochMs(Prisma.sql`min(b."started_at")`)} AS "first_ms",
        ${epochMs(Prisma.sql`max(b."started_at")`)} AS "last_ms"
      FROM "boot" b WHERE ${condition}`,
    overviewRowSchema,
  );
  if (!figures) throw new Error('An aggregate over no groups always has a row');
  return figures;
}
