import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Database } from './database';
import { query } from './query';

/** What the image and the flavor of a boot are called. */
export interface BootNames {
  image: string | null;
  flavor: string | null;
}

const rowSchema = z.object({ id: z.string(), image: z.string().nullable(), flavor: z.string().nullable() });

/** Names (else ids) of the images and flavors of these boots, by the boots' ids, from all that any event told. */
export async function bootNames(db: Database, ids: readonly string[]): Promise<Map<string, BootNames>> {
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT b."id", COALESCE(i."name", i."native_id", i."cache_key") AS "image",
        COALESCE(f."name", f."native_id") AS "flavor"
      FROM "boot" b LEFT JOIN "image" i ON i."id" = b."image_id" LEFT JOIN "flavor" f ON f."id" = b."flavor_id"
      WHERE b."id" = ANY(${[...ids]}::text[])`,
    rowSchema,
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
