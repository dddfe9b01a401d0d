import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Event } from '@/lib/domain/event';
import type { BootDoc } from './boot-row';
import type { Database } from './database';
import { findEvents } from './find-events';
import { query } from './query';
import { storableText } from './storable-text';

const rowSchema = z.object({ doc: z.custom<BootDoc>(), evidence: z.array(z.string()) });

/** The events that prove a phase, in the order of `compareEvents`; null where there is no such boot or phase. */
export async function findPhaseEvidence(db: Database, bootId: string, key: string): Promise<Event[] | null> {
  const [found] = await query(
    db.pool,
    Prisma.sql`
      SELECT b."doc", p."evidence"::text[] AS "evidence"
      FROM "boot" b JOIN "phase" p ON p."boot_id" = b."id" AND p."started_at" = b."started_at"
      WHERE b."id" = ${storableText(bootId)} AND p."key" = ${storableText(key)}
      LIMIT 1`,
    rowSchema,
  );
  if (!found) return null;
  const { cloud, subjects } = found.doc;
  return findEvents(db, cloud, subjects, found.evidence);
}
