import { Prisma } from '@/generated/prisma/client';
import type { Boot, Phase } from '@/lib/domain/boot';
import type { BootDetail, BootSummary } from '@/lib/domain/boot-summary';
import type { Event } from '@/lib/domain/event';
import { compareEvents } from '@/lib/domain/event-order';
import { instanceSubject } from '@/lib/domain/subject';
import { BOOT_COLUMNS, BOOTS_WITH_NAMES, bootRowSchema, momentsSchema } from './boot-row';
import type { Database } from './database';
import { EVENT_COLUMNS, eventRowSchema } from './event-row';
import { withListedPhases, withPhases } from './phase-rows';
import { type Connection, query } from './query';
import { storableText } from './storable-text';

/** A request makes as many instances as its caller likes; a page shows no more of them. */
const MAX_SIBLINGS = 100;

interface FindBoot {
  /** Of a boot with more phases only what proves the boot itself is read; `findPhaseEvidence` finds the rest. */
  mostProven?: number;
}

/** The boot of this id with its evidence and its relatives, or null. */
export async function findBoot(
  db: Database,
  id: string,
  { mostProven = Number.POSITIVE_INFINITY }: FindBoot = {},
): Promise<BootDetail | null> {
  const boot = await readBoot(db.pool, id);
  if (!boot) return null;
  const phases = boot.phases.length > mostProven ? [] : boot.phases;
  const [events, siblings] = await Promise.all([
    readEvidence(db.pool, boot, evidenceOf(boot, phases)),
    findSiblings(db, boot),
  ]);
  return { boot, events, siblings };
}

/** The boot of this id without its evidence and its relatives, or null. */
export function findBootAlone(db: Database, id: string): Promise<Boot | null> {
  return readBoot(db.pool, id);
}

const bootWithMomentsSchema = bootRowSchema.in
  .extend({ moments: momentsSchema })
  .transform(({ moments, ...row }) => ({ moments, row: bootRowSchema.parse(row) }));

async function readBoot(connection: Connection, id: string): Promise<Boot | null> {
  const [found] = await query(
    connection,
    Prisma.sql`
      SELECT ${BOOT_COLUMNS}, b."moments" FROM ${BOOTS_WITH_NAMES} WHERE b."id" = ${storableText(id)} LIMIT 1`,
    bootWithMomentsSchema,
  );
  if (!found) return null;
  const [summary] = await withPhases(connection, [found.row]);
  return summary ? { ...summary, moments: found.moments } : null;
}

async function readEvidence(connection: Connection, boot: Boot, ids: string[]): Promise<Event[]> {
  // A verdict inferred from the host's history rests on events of other subjects.
  const events = await query(
    connection,
    Prisma.sql`
      SELECT ${EVENT_COLUMNS} FROM "event"
      WHERE "cloud" = ${boot.cloud} AND "id" = ANY(${ids}::uuid[]) AND "subject" = ANY(
        SELECT unnest(${boot.subjects}::text[])
        UNION
        SELECT "subject" FROM "image_fact"
        WHERE "cloud" = ${boot.cloud} AND "host" = ${boot.host ?? ''} AND "cache_key" = ${boot.image?.cacheKey ?? ''}
          AND "event" = ANY(${boot.cache.evidence}::uuid[]))`,
    eventRowSchema,
  );
  return events.sort(compareEvents);
}

function evidenceOf(boot: Boot, phases: readonly Phase[]): string[] {
  const ids = new Set([
    ...boot.moments.map(({ event }) => event),
    ...phases.flatMap(({ evidence }) => evidence),
    ...boot.cache.evidence,
    ...boot.reported.map(({ event }) => event),
    ...(boot.failure ? [boot.failure.event] : []),
  ]);
  return [...ids];
}

/** Other attempts of a boot's instance and other boots of its request, oldest first. */
export async function findSiblings(db: Database, boot: Boot): Promise<BootSummary[]> {
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT ${BOOT_COLUMNS} FROM ${BOOTS_WITH_NAMES}
      WHERE b."cloud" = ${boot.cloud} AND b."id" <> ${boot.id}
        AND (b."subject" = ${instanceSubject(boot.source, boot.instance)} OR b."request_id" = ${boot.requestId})
      ORDER BY b."started_at", b."id"
      LIMIT ${MAX_SIBLINGS}`,
    bootRowSchema,
  );
  return withListedPhases(db.pool, rows);
}
