import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Boot, Moment } from '@/lib/domain/boot';
import type { FlavorRef, ImageRef } from '@/lib/domain/dimension';

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

/** A row's moments. */
export const momentsSchema = z.custom<Moment[]>(Array.isArray);
