import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { ZONE_BASES } from '@/lib/domain/event';
import type { ShipperStatus } from '@/lib/domain/ingest-report';
import type { Database } from './database';
import { query } from './query';
import { epochMs, timestampOf } from './timestamp';

const MINUTE_MS = 60_000;
const MINUTES = 60;
const MAX_SHIPPERS = 500;

/** The shippers seen last, newest first, at most 500, with what they sent in the hour before `nowMs` (Unix milliseconds). */
export async function listShippers(db: Database, nowMs: number): Promise<ShipperStatus[]> {
  const firstMinuteMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS - (MINUTES - 1) * MINUTE_MS;
  const rows = await query(
    db.pool,
    Prisma.sql`
      SELECT s."id", s."cloud", s."agent", s."host", s."service", s."path",
        ${epochMs(Prisma.sql`s."first_seen_at"`)} AS "first_seen_ms",
        ${epochMs(Prisma.sql`s."last_seen_at"`)} AS "last_seen_ms",
        ${epochMs(Prisma.sql`s."newest_event_at"`)} AS "newest_event_ms",
        s."accepted"::float8, s."duplicates"::float8, s."ignored"::float8, s."rejected"::float8,
        s."zone", s."zone_basis", s."ahead_ms", s."behind_ms", COALESCE(hour."minutes", '[]') AS "minutes"
      FROM "shipper" s
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_array(${epochMs(Prisma.sql`m."minute"`)}, m."accepted", m."duplicates", m."ignored", m."rejected")) AS "minutes"
        FROM "ingest_minute" m
        WHERE m."shipper_id" = s."id" AND m."minute" >= ${timestampOf(firstMinuteMs)}::timestamptz
      ) hour ON TRUE
      ORDER BY s."last_seen_at" DESC, s."id"
      LIMIT ${MAX_SHIPPERS}`,
    shipperRowSchema,
  );
  return rows.map((row) => toStatus(row, firstMinuteMs));
}

const minuteSchema = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]);

const shipperRowSchema = z.object({
  id: z.number(),
  cloud: z.string(),
  agent: z.string(),
  host: z.string(),
  service: z.string(),
  path: z.string(),
  first_seen_ms: z.number(),
  last_seen_ms: z.number(),
  newest_event_ms: z.number().nullable(),
  accepted: z.number(),
  duplicates: z.number(),
  ignored: z.number(),
  rejected: z.number(),
  zone: z.string().nullable(),
  zone_basis: z.enum(ZONE_BASES).nullable(),
  ahead_ms: z.number().nullable(),
  behind_ms: z.number().nullable(),
  minutes: z.array(minuteSchema),
});

function toStatus(row: z.output<typeof shipperRowSchema>, firstMinuteMs: number): ShipperStatus {
  const lastHour = { accepted: 0, duplicates: 0, ignored: 0, rejected: 0 };
  const minutes = Array.from({ length: MINUTES }, () => 0);
  for (const [minuteMs, accepted, duplicates, ignored, rejected] of row.minutes) {
    lastHour.accepted += accepted;
    lastHour.duplicates += duplicates;
    lastHour.ignored += ignored;
    lastHour.rejected += rejected;
    const place = (minuteMs - firstMinuteMs) / MINUTE_MS;
    if (place < MINUTES) minutes[place] = accepted + duplicates + ignored + rejected;
  }
  const { id, cloud, agent, accepted, duplicates, ignored, rejected, zone } = row;
  return {
    ...{ id, cloud, agent, accepted, duplicates, ignored, rejected, zone, lastHour, minutes },
    host: row.host || null,
    service: row.service || null,
    path: row.path || null,
    firstSeenMs: row.first_seen_ms,
    lastSeenMs: row.last_seen_ms,
    newestEventMs: row.newest_event_ms,
    zoneBasis: row.zone_basis,
    aheadMs: Math.max(0, row.ahead_ms ?? 0),
    behindMs: row.behind_ms === null ? null : Math.max(0, row.behind_ms),
  };
}
