import { Prisma } from '@/generated/prisma/client';
import type { Event } from '@/lib/domain/event';
import { EVENT_COLUMNS, eventRowSchema } from './event-row';
import { type Connection, query } from './query';
import type { SubjectKey } from './subject-key';
import { clampedTimestamp } from './timestamp';

/** A span of time, Unix milliseconds, both ends inclusive. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** All events filed under these subjects, in no particular order; with a span only those within it. */
export async function loadEvents(
  connection: Connection,
  subjects: readonly SubjectKey[],
  span?: Span,
): Promise<Event[]> {
  if (subjects.length === 0) return [];
  const within = span
    ? Prisma.sql`AND "at" BETWEEN ${clampedTimestamp(span.fromMs)}::timestamptz AND ${clampedTimestamp(span.toMs)}::timestamptz`
    : Prisma.empty;
  return query(
    connection,
    Prisma.sql`
      SELECT ${EVENT_COLUMNS} FROM "event"
      WHERE ("cloud", "subject") IN (
        SELECT * FROM unnest(${subjects.map(({ cloud }) => cloud)}::text[], ${subjects.map(({ subject }) => subject)}::text[])
      ) ${within}
      ORDER BY "at", "id"`,
    eventRowSchema,
  );
}
