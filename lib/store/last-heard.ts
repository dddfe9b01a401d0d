import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Database } from './database';
import { query } from './query';
import { epochMs } from './timestamp';

/** When any shipper was last heard of, Unix milliseconds; null if none ever was. */
export async function lastHeardMs(db: Database): Promise<number | null> {
  const [row] = await query(
    db.pool,
    Prisma.sql`SELECT ${epochMs(Prisma.sql`max("last_seen_at")`)} AS "last_ms" FROM "shipper"`,
    z.object({ last_ms: z.number().nullable() }),
  );
  return row?.last_ms ?? null;
}
