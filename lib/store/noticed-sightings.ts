import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { ImageSighting, ReleaseSighting } from '@/lib/domain/noticed-markers';
import { type Connection, query } from './query';
import { epochMs } from './timestamp';

const FIRST_MS = epochMs(Prisma.sql`first."started_at"`);

const imageRowSchema = z
  .object({ cloud: z.string(), name: z.string(), image: z.string(), first_ms: z.number() })
  .transform(({ first_ms: firstMs, ...row }): ImageSighting => ({ ...row, firstMs }));

/** The first boot of each image whose name another image of its cloud has too. */
export function imageSightings(connection: Connection): Promise<ImageSighting[]> {
  return query(
    connection,
    Prisma.sql`
      SELECT i."cloud", i."name", COALESCE(i."native_id", i."cache_key") AS "image", ${FIRST_MS} AS "first_ms"
      FROM "image" i
      JOIN (
        SELECT "cloud", "name" FROM "image" WHERE "cache_key" IS NOT NULL AND "name" IS NOT NULL
        GROUP BY "cloud", "name" HAVING count(*) > 1
      ) twins ON twins."cloud" = i."cloud" AND twins."name" = i."name"
      CROSS JOIN LATERAL (
        SELECT b."started_at" FROM "boot" b WHERE b."image_id" = i."id" ORDER BY b."started_at" LIMIT 1
      ) first
      WHERE i."cache_key" IS NOT NULL
      ORDER BY "first_ms"`,
    imageRowSchema,
  );
}

const releaseRowSchema = z
  .object({ cloud: z.string(), source: z.string(), release: z.string(), first_ms: z.number() })
  .transform(({ first_ms: firstMs, ...row }): ReleaseSighting => ({ ...row, firstMs }));

const RELEASE = Prisma.sql`(b."doc" #>> '{attributes,release}')`;
const ORDER = Prisma.sql`b."cloud", b."source", ${RELEASE}`;

/**
 * The first boot of each release that its lines tell. Hops from one release to the next along the index
 * `boot_release_idx`: there are few releases among many boots.
 */
export function releaseSightings(connection: Connection): Promise<ReleaseSighting[]> {
  const firstAfter = (condition: Prisma.Sql) => Prisma.sql`
    SELECT b."cloud", b."source", ${RELEASE} AS "release", b."started_at"
    FROM "boot" b WHERE ${RELEASE} IS NOT NULL AND ${condition}
    ORDER BY ${ORDER}, b."started_at" LIMIT 1`;
  return query(
    connection,
    Prisma.sql`
      WITH RECURSIVE first AS (
        (${firstAfter(Prisma.sql`TRUE`)})
        UNION ALL
        SELECT next.* FROM first CROSS JOIN LATERAL (
          ${firstAfter(Prisma.sql`(${ORDER}) > (first."cloud", first."source", first."release")`)}
        ) next
      )
      SELECT "cloud", "source", "release", ${FIRST_MS} AS "first_ms" FROM first`,
    releaseRowSchema,
  );
}
