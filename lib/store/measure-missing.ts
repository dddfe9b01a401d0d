import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { MEASURE_VERSION } from '@/lib/domain/statistics/boot-measure';
import { BOOT_COLUMNS, BOOTS_WITH_NAMES, bootRowSchema } from './boot-row';
import type { Database } from './database';
import { insertMeasures } from './insert-measures';
import { withPhases } from './phase-rows';
import { execute, query } from './query';
import { inTransaction } from './transaction';

/** The setting that says of which version all measures are. */
const SETTING = 'measures';

/** Whether boots may have measures of another version, or none. */
export async function lacksMeasures({ pool }: Database): Promise<boolean> {
  const rows = await query(
    pool,
    Prisma.sql`SELECT "value"::text AS "value" FROM "setting" WHERE "key" = ${SETTING}`,
    z.object({ value: z.string() }),
  );
  return rows[0]?.value !== String(MEASURE_VERSION);
}

/** Says that all boots have measures of this version. */
export async function noteMeasured({ pool }: Database): Promise<void> {
  await execute(
    pool,
    Prisma.sql`
      INSERT INTO "setting" ("key", "value") VALUES (${SETTING}, to_jsonb(${MEASURE_VERSION}::int))
      ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value", "updated_at" = now()`,
  );
}

/**
 * Measures boots that were stored before there were measures, or measures of this version, in the order of their ids.
 * @param afterId the last id of the call before; '' at first
 * @returns the last id looked at; null when none is left
 */
export function measureMissing(db: Database, afterId: string, limit: number): Promise<string | null> {
  return inTransaction(db, async (connection) => {
    const found = await query(
      connection,
      Prisma.sql`
        SELECT ${BOOT_COLUMNS} FROM ${BOOTS_WITH_NAMES}
        WHERE b."id" > ${afterId} AND NOT EXISTS (
          SELECT FROM "boot_measure" m WHERE m."boot_id" = b."id" AND m."version" = ${MEASURE_VERSION})
        ORDER BY b."id" LIMIT ${limit} FOR UPDATE OF b`,
      bootRowSchema,
    );
    const ids = found.map(({ doc }) => doc.id);
    await execute(connection, Prisma.sql`DELETE FROM "boot_measure" WHERE "boot_id" = ANY(${ids}::text[])`);
    await insertMeasures(connection, await withPhases(connection, found));
    return ids.at(-1) ?? null;
  });
}
