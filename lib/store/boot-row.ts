import { group } from 'd3-array';
import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Boot, Moment, Phase } from '@/lib/domain/boot';
import type { BootSummary } from '@/lib/domain/boot-summary';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';
import { type Connection, query } from './query';

/** What a boot's `doc` holds: the boot without what has columns and tables of its own. */
export type BootDoc = Omit<Boot, 'phases' | 'moments'>;

/** What `bootRowSchema` reads. */
export const BOOT_COLUMNS = Prisma.sql`
  b."doc", b."started_at"::text AS "started_at",
  jsonb_build_object('id', i."native_id", 'name', i."name", 'cacheKey', i."cache_key", 'sizeBytes', i."size_bytes",
    'format', i."format") AS "image",
  jsonb_build_object('id', f."native_id", 'name', f."name", 'vcpus', f."vcpus", 'memoryMb', f."memory_mb",
    'diskGb', f."disk_gb") AS "flavor"`;

/** Boots as `b`, with what became known of their image `i` and flavor `f`. */
export const BOOTS_WITH_NAMES = Prisma.sql`
  "boot" b LEFT JOIN "image" i ON i."id" = b."image_id" LEFT JOIN "flavor" f ON f."id" = b."flavor_id"`;

/** A row of `boot`, still without its phases. */
export const bootRowSchema = z
  .object({
    doc: z.custom<BootDoc>(),
    started_at: z.string(),
    image: z.custom<ImageRef>(),
    flavor: z.custom<FlavorRef>(),
  })
  .transform(({ doc, started_at, image, flavor }) => ({
    startedAt: started_at,
    doc: { ...doc, image: named(doc.image, image), flavor: named(doc.flavor, flavor) },
  }));

export type BootRow = z.output<typeof bootRowSchema>;

/** What became known later comes first: a name shown is a name that filters. */
function named<Ref extends object>(own: Ref | null, known: Ref): Ref | null {
  if (own === null) return null;
  const later = Object.entries(known).filter(([, value]) => value !== null);
  return { ...own, ...Object.fromEntries(later) };
}

const phaseRowSchema = z
  .object({
    boot_id: z.string(),
    key: z.string(),
    name: z.string(),
    stage: z.custom<Phase['stage']>(),
    kind: z.custom<Phase['kind']>(),
    start_ms: z.number(),
    duration_ms: z.number(),
    parent: z.string().nullable(),
    concurrent: z.boolean(),
    open: z.boolean(),
    evidence: z.array(z.string()),
  })
  .transform((row) => {
    const { key, name, stage, kind, parent, concurrent, open, evidence } = row;
    const { start_ms: startMs, duration_ms: durationMs } = row;
    const phase: Phase = { key, name, stage, kind, startMs, durationMs, parent, concurrent, open, evidence };
    return { bootId: row.boot_id, phase };
  });

/** Joins boots with their phases. */
export async function withPhases(connection: Connection, rows: readonly BootRow[]): Promise<BootSummary[]> {
  if (rows.length === 0) return [];
  const found = await query(
    connection,
    Prisma.sql`
      SELECT p."boot_id", p."key", p."name", p."stage", p."kind", p."start_ms", p."duration_ms", p."parent",
        p."concurrent", p."open", replace(p."evidence"::text, '-', '')::text[] AS "evidence"
      FROM "phase" p
      WHERE p."boot_id" = ANY(${rows.map(({ doc }) => doc.id)}::text[])
        AND p."started_at" = ANY(${rows.map(({ startedAt }) => startedAt)}::timestamptz[])
      ORDER BY p."boot_id", p."ordinal"`,
    phaseRowSchema,
  );
  const phases = group(found, ({ bootId }) => bootId);
  return rows.map(({ doc }) => ({ ...doc, phases: (phases.get(doc.id) ?? []).map(({ phase }) => phase) }));
}

/** A row's moments. */
export const momentsSchema = z.custom<Moment[]>(Array.isArray);
