import { Prisma } from '@/generated/prisma/client';
import type { Event } from '@/lib/domain/event';
import type { DirtySubject } from './dirty';
import { EVENT_COLUMNS_BUT_LINE, eventRowSchema } from './event-row';
import { type Connection, query } from './query';
import type { SubjectKey } from './subject-key';
import { timestampOf } from './timestamp';

/** All events filed under these subjects, without their raw lines. */
export function loadEvents(connection: Connection, subjects: readonly SubjectKey[]): Promise<Event[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  return query(
    connection,
    Prisma.sql`
      SELECT ${EVENT_COLUMNS_BUT_LINE} FROM "event"
      JOIN unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
        AS s ("cloud", "subject") USING ("cloud", "subject")
      ORDER BY "at", "id"`,
    eventRowSchema,
  );
}

/** The same, of each subject only those within its span. */
export function loadEventsWithin(
  connection: Connection,
  subjects: readonly DirtySubject[],
): Promise<Event[]> {
  if (subjects.length === 0) return Promise.resolve([]);
  return query(
    connection,
    Prisma.sql`
      SELECT ${EVENT_COLUMNS_BUT_LINE} FROM "event"
      JOIN unnest(
        ${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[],
        ${subjects.map(({ fromMs }) => timestampOf(fromMs))}::timestamptz[],
        ${subjects.map(({ toMs }) => timestampOf(toMs))}::timestamptz[]
      ) AS s ("cloud", "subject", "from_at", "to_at") USING ("cloud", "subject")
      WHERE "at" BETWEEN s."from_at" AND s."to_at"
      ORDER BY "at", "id"`,
    eventRowSchema,
  );
}
