import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Event } from '@/lib/domain/event';
import type { DirtySubject } from './dirty';
import { EVENT_TUPLE, type EventTuple, eventOfTuple } from './event-tuple';
import { type Connection, query } from './query';
import type { SubjectKey } from './subject-key';
import { timestampOf } from './timestamp';

/** All events filed under these subjects, without their raw lines; those of a subject one after the other, in time order. */
export function loadEvents(connection: Connection, subjects: readonly SubjectKey[]): Promise<Event[]> {
  return loadTuples(
    connection,
    subjects,
    Prisma.sql`unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
      AS s ("cloud", "subject")`,
    Prisma.sql`TRUE`,
  );
}

/** The same, of each subject only those within its span. */
export function loadEventsWithin(
  connection: Connection,
  subjects: readonly DirtySubject[],
): Promise<Event[]> {
  return loadTuples(
    connection,
    subjects,
    Prisma.sql`unnest(
        ${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[],
        ${subjects.map(({ fromMs }) => timestampOf(fromMs))}::timestamptz[],
        ${subjects.map(({ toMs }) => timestampOf(toMs))}::timestamptz[]
      ) AS s ("cloud", "subject", "from_at", "to_at")`,
    Prisma.sql`e."at" BETWEEN s."from_at" AND s."to_at"`,
  );
}

// We wrote the tuples ourselves, in the statement: only that there are some is checked.
const tuplesSchema = z.object({ events: z.custom<EventTuple[]>(Array.isArray) });

/** One row for each subject: its events as one JSON text cost a fifth of what as many rows of columns do. */
async function loadTuples(
  connection: Connection,
  subjects: readonly SubjectKey[],
  items: Prisma.Sql,
  condition: Prisma.Sql,
): Promise<Event[]> {
  if (subjects.length === 0) return [];
  const rows = await query(
    connection,
    Prisma.sql`
      SELECT "found"."events" FROM ${items}
      CROSS JOIN LATERAL (
        SELECT json_agg(${EVENT_TUPLE}) AS "events" FROM (
          SELECT * FROM "event" e
          WHERE e."cloud" = s."cloud" AND e."subject" = s."subject" AND ${condition}
          ORDER BY e."at", e."id"
        ) AS "event"
      ) "found"
      WHERE "found"."events" IS NOT NULL`,
    tuplesSchema,
  );
  return rows.flatMap(({ events }) => events.map(eventOfTuple));
}
