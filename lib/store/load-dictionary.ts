import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import { Dictionary } from '@/lib/domain/statistics/dictionary';
import { type Connection, query } from './query';

const number = z.number().nullable();
const text = z.string().nullable();

const namedRowSchema = z
  .object({
    id: z.number(),
    cloud: z.string(),
    canonical_id: z.number(),
    native_id: text,
    cache_key: text,
    name: text,
    size_bytes: number,
    vcpus: number,
    memory_mb: number,
  })
  .transform(({ canonical_id, native_id, cache_key, size_bytes, memory_mb, ...row }) => ({
    ...row,
    canonicalId: canonical_id,
    nativeId: native_id,
    cacheKey: cache_key,
    sizeBytes: size_bytes,
    memoryMb: memory_mb,
  }));

const hostRowSchema = z.object({ id: z.number(), cloud: z.string(), name: z.string() });

const phaseRowSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    stage: z.custom<Stage>(),
    kind: z.custom<PhaseKind>(),
    parent: z.string(),
    concurrent: z.boolean(),
  })
  .transform(({ parent, ...row }) => ({ ...row, parent: parent === '' ? null : parent }));

const factRowSchema = z.object({ id: z.number(), key: z.string(), value: z.string() });

/** What the ids in measures stand for now. */
export async function loadDictionary(connection: Connection): Promise<Dictionary> {
  const [images, flavors, hosts, phases, facts] = await Promise.all([
    query(connection, IMAGES, namedRowSchema),
    query(connection, FLAVORS, namedRowSchema),
    query(connection, Prisma.sql`SELECT "id", "cloud", "name" FROM "host" ORDER BY "id"`, hostRowSchema),
    query(connection, Prisma.sql`SELECT * FROM "measured_phase" ORDER BY "id"`, phaseRowSchema),
    query(connection, Prisma.sql`SELECT * FROM "measured_fact" ORDER BY "id"`, factRowSchema),
  ]);
  return new Dictionary({ images, flavors, hosts, phases, facts });
}

const IMAGES = Prisma.sql`
  SELECT i."id", i."cloud", n."canonical_id", i."native_id", i."cache_key", i."name", i."size_bytes",
    NULL::float8 AS "vcpus", NULL::float8 AS "memory_mb"
  FROM "image" i JOIN "image_identity" n ON n."id" = i."id" ORDER BY i."id"`;

const FLAVORS = Prisma.sql`
  SELECT f."id", f."cloud", n."canonical_id", f."native_id", NULL AS "cache_key", f."name",
    NULL::float8 AS "size_bytes", f."vcpus", f."memory_mb"
  FROM "flavor" f JOIN "flavor_identity" n ON n."id" = f."id" ORDER BY f."id"`;
