import { Prisma } from '@/generated/prisma/client';
import type { Event } from '@/lib/domain/event';
import { compareEvents } from '@/lib/domain/event-order';
import type { Subject } from '@/lib/domain/subject';
import type { Database } from './database';
import { EVENT_COLUMNS, eventRowSchema } from './event-row';
import { query } from './query';

/** The events of these ids that are filed under one of these subjects, in the order of `compareEvents`. */
export async function findEvents(
  db: Database,
  cloud: string,
  subjects: readonly Subject[],
  ids: readonly string[],
): Promise<Event[]> {
  if (ids.length === 0) return [];
  const events = await query(
    db.pool,
    Prisma.sql`
      SELECT ${EVENT_COLUMNS} FROM "event"
      WHERE "cloud" = ${cloud} AND "subject" = ANY(${subjects}::text[]) AND "id" = ANY(${ids}::uuid[])`,
    eventRowSchema,
  );
  return events.sort(compareEvents);
}
