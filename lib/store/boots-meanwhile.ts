import { Prisma } from '@/generated/prisma/client';
import type { Boot } from '@/lib/domain/boot';
import type { BootSummary } from '@/lib/domain/boot-summary';
import { BOOT_COLUMNS, BOOTS_WITH_NAMES, bootRowSchema } from './boot-row';
import type { Database } from './database';
import { withListedPhases } from './phase-rows';
import { query } from './query';
import { timestampOf } from './timestamp';

/** Boots that began longer before are not looked for: whatever still runs then is stuck, not competing. */
const LOOK_BACK_MS = 6 * 3_600_000;

/** The other boots on this boot's host that were under way while it was, by start; those that began last, at most `limit`. */
export async function bootsMeanwhile(
  db: Database,
  boot: Pick<Boot, 'id' | 'cloud' | 'host' | 'startedAtMs' | 'endedAtMs'>,
  limit: number,
): Promise<BootSummary[]> {
  if (boot.host === null) return [];
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT ${BOOT_COLUMNS} FROM ${BOOTS_WITH_NAMES}
      WHERE b."host_id" = (SELECT "id" FROM "host" WHERE "cloud" = ${boot.cloud} AND "name" = ${boot.host})
        AND b."started_at" BETWEEN ${timestampOf(boot.startedAtMs - LOOK_BACK_MS)}::timestamptz
          AND ${timestampOf(boot.endedAtMs)}::timestamptz
        AND b."ended_at" >= ${timestampOf(boot.startedAtMs)}::timestamptz
        AND b."id" <> ${boot.id}
      ORDER BY b."started_at" DESC, b."id"
      LIMIT ${limit}`,
    bootRowSchema,
  );
  return withListedPhases(db.pool, rows.reverse());
}
