import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Boot } from '@/lib/domain/boot';
import type { RivalRole, Rivals } from '@/lib/domain/compare/rivals';
import type { PeerReport } from '@/lib/domain/peers';
import { bootCondition } from './boot-filter';
import { BOOT_COLUMNS, BOOTS_WITH_NAMES, bootRowSchema } from './boot-row';
import type { Database } from './database';
import { withPhases } from './phase-rows';
import { query } from './query';
import { clampedTimestamp } from './timestamp';

/** Among so many the median, the fastest and the slowest are found in milliseconds. */
const LOOKED_AT = 2000;

type RivalOf = Pick<Boot, 'id' | 'cloud' | 'host' | 'image' | 'source' | 'startedAtMs'>;

/**
 * The boots that it is most telling to hold a boot against: of its peers (the newest `LOOKED_AT`) the one whose duration is
 * nearest to their median, the fastest and the slowest; and what its host booted from the same image before it.
 */
export async function bootsToCompare(
  db: Database,
  boot: RivalOf,
  peers: Pick<PeerReport, 'filter'>,
): Promise<Rivals> {
  const [ofPeers, before] = await Promise.all([
    bootCondition(db.pool, peers.filter),
    bootCondition(db.pool, { ...peers.filter, ...imageOf(boot), ...hostOf(boot), ...NO_BOUNDS }),
  ]);
  const isBefore = Prisma.sql`b."started_at" < ${clampedTimestamp(boot.startedAtMs)}::timestamptz`;
  const previous =
    boot.host === null || boot.image === null
      ? Prisma.sql`SELECT NULL::text, NULL::text WHERE FALSE`
      : Prisma.sql`
        (SELECT 'previous', b."id" FROM "boot" b WHERE ${before} AND ${isBefore}
        ORDER BY b."started_at" DESC, b."id" LIMIT 1)`;
  const rows = await query(
    db.pool,
    Prisma.sql`
      WITH "peer" AS MATERIALIZED (
        SELECT b."id", b."duration_ms" AS "ms" FROM "boot" b
        WHERE ${ofPeers} AND b."id" <> ${boot.id} AND b."duration_ms" IS NOT NULL
        ORDER BY b."started_at" DESC LIMIT ${LOOKED_AT}),
      "median" AS (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY "ms") AS "ms" FROM "peer"),
      "chosen"("role", "id") AS (
        (SELECT 'typical', p."id" FROM "peer" p, "median" m ORDER BY abs(p."ms" - m."ms"), p."id" LIMIT 1)
        UNION ALL (SELECT 'fastest', "id" FROM "peer" ORDER BY "ms", "id" LIMIT 1)
        UNION ALL (SELECT 'slowest', "id" FROM "peer" ORDER BY "ms" DESC, "id" LIMIT 1)
        UNION ALL ${previous})
      SELECT c."role", ${BOOT_COLUMNS} FROM "chosen" c JOIN ${BOOTS_WITH_NAMES} ON b."id" = c."id"`,
    rivalRowSchema,
  );
  const boots = await withPhases(
    db.pool,
    rows.map(({ boot: row }) => row),
  );
  return Object.fromEntries(rows.map(({ role }, index) => [role, boots[index]]));
}

/** Peers need not share the image, nor be from before the boot only. */
const NO_BOUNDS = { fromMs: undefined, toMs: undefined, flavor: undefined, cache: undefined };

function imageOf({ image }: RivalOf) {
  const value = image?.id ?? image?.cacheKey ?? image?.name;
  return value === undefined ? {} : { image: [value] };
}

function hostOf({ host }: RivalOf) {
  return host === null ? {} : { host: [host] };
}

const rivalRowSchema = z
  .object({ role: z.custom<RivalRole>() })
  .loose()
  .transform((row) => ({ role: row.role, boot: bootRowSchema.parse(row) }));
