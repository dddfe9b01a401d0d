import { Prisma } from '@/generated/prisma/client';
import type { Event, EventAttributes, ZoneBasis } from '@/lib/domain/event';

/**
 * A row of `event` without its raw line, as JSON: what `eventOfTuple` reads. The line is half of an event's bytes, and no rule of
 * assembly looks at it.
 */
export const EVENT_TUPLE = Prisma.sql`json_build_array(
  encode(uuid_send("id"), 'hex'), "cloud", "source", "name", date_part('epoch', "at"), date_part('epoch', "end_at"),
  "instance", "request_id", "host", "cache_key", "attempt", "clock_resolution_ms", "clock_zone", "clock_basis",
  "origin_path", "origin_offset", "origin_service", "attributes")`;

/** What `EVENT_TUPLE` yields, by the types of the columns. */
export type EventTuple = [
  id: string,
  cloud: string,
  source: string,
  name: string,
  atS: number,
  endS: number | null,
  instance: string | null,
  requestId: string | null,
  host: string | null,
  cacheKey: string | null,
  attempt: number | null,
  resolutionMs: number,
  zone: string,
  basis: ZoneBasis,
  path: string | null,
  offset: number | null,
  service: string | null,
  attributes: EventAttributes,
];

/** The domain's event of a tuple. */
export function eventOfTuple(tuple: EventTuple): Event {
  const [id, cloud, source, name, atS, endS, instance, requestId, host, cacheKey, attempt] = tuple;
  const [, , , , , , , , , , , resolutionMs, zone, basis, path, offset, service, attributes] = tuple;
  return {
    id,
    cloud,
    source,
    name,
    atMs: epochMsOf(atS),
    endMs: endS === null ? null : epochMsOf(endS),
    instance,
    requestId,
    host,
    cacheKey,
    attempt,
    clock: { resolutionMs, zone, basis },
    origin: { path, offset, service },
    attributes,
    line: null,
  };
}

/** Postgres' own epoch is seconds as a double, which tells microseconds apart until the year 2100; rounding undoes its error. */
function epochMsOf(seconds: number): number {
  return Math.round(seconds * 1e6) / 1000;
}
