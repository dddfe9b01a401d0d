import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { type Event, type EventAttributes, ZONE_BASES } from '@/lib/domain/event';
import { epochMs } from './timestamp';

/** What `eventRowSchema` reads, of the table `event`. */
export const EVENT_COLUMNS = Prisma.sql`
  "id", "cloud", "source", "name", ${epochMs(Prisma.sql`"at"`)} AS "at_ms", ${epochMs(Prisma.sql`"end_at"`)} AS "end_ms",
  "instance", "request_id", "host", "cache_key", "attempt", "clock_resolution_ms", "clock_zone", "clock_basis",
  "origin_path", "origin_offset", "origin_service", "attributes", "line"`;

const text = z.string().nullable();

/** A row of `event` as the domain's event. */
export const eventRowSchema = z
  .object({
    id: z.string(),
    cloud: z.string(),
    source: z.string(),
    name: z.string(),
    at_ms: z.number(),
    end_ms: z.number().nullable(),
    instance: text,
    request_id: text,
    host: text,
    cache_key: text,
    attempt: z.number().nullable(),
    clock_resolution_ms: z.number(),
    clock_zone: z.string(),
    clock_basis: z.enum(ZONE_BASES),
    origin_path: text,
    origin_offset: z.number().nullable(),
    origin_service: text,
    attributes: z.custom<EventAttributes>((value) => typeof value === 'object' && value !== null),
    line: text,
  })
  .transform(
    (row): Event => ({
      id: hexOf(row.id),
      cloud: row.cloud,
      source: row.source,
      name: row.name,
      atMs: row.at_ms,
      endMs: row.end_ms,
      instance: row.instance,
      requestId: row.request_id,
      host: row.host,
      cacheKey: row.cache_key,
      attempt: row.attempt,
      clock: { resolutionMs: row.clock_resolution_ms, zone: row.clock_zone, basis: row.clock_basis },
      origin: { path: row.origin_path, offset: row.origin_offset, service: row.origin_service },
      attributes: row.attributes,
      line: row.line,
    }),
  );

/** The 32 hex digits of an id that a uuid column shows with dashes. */
export function hexOf(uuid: string): string {
  return uuid.replaceAll('-', '');
}
