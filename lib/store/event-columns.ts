import type { Event } from '@/lib/domain/event';
import type { Subject } from '@/lib/domain/subject';
import type { BulkColumn } from './bulk-columns';
import { storableJson } from './storable-text';
import { timestampOrNull } from './timestamp';

/** An event as it is filed. */
export interface EventItem {
  subject: Subject;
  at: string;
  event: Event;
}

/** The columns of `event` that are written. */
export const EVENT_ITEM_COLUMNS: readonly BulkColumn<EventItem>[] = [
  { name: 'cloud', type: 'text', value: ({ event }) => event.cloud },
  { name: 'subject', type: 'text', value: ({ subject }) => subject },
  { name: 'at', type: 'timestamptz', value: ({ at }) => at },
  { name: 'id', type: 'uuid', value: ({ event }) => event.id },
  { name: 'source', type: 'text', value: ({ event }) => event.source },
  { name: 'name', type: 'text', value: ({ event }) => event.name },
  { name: 'instance', type: 'text', value: ({ event }) => event.instance },
  { name: 'request_id', type: 'text', value: ({ event }) => event.requestId },
  { name: 'host', type: 'text', value: ({ event }) => event.host },
  { name: 'cache_key', type: 'text', value: ({ event }) => event.cacheKey },
  { name: 'end_at', type: 'timestamptz', value: ({ event }) => timestampOrNull(event.endMs) },
  { name: 'attempt', type: 'int', value: ({ event }) => event.attempt },
  { name: 'clock_resolution_ms', type: 'float8', value: ({ event }) => event.clock.resolutionMs },
  { name: 'clock_zone', type: 'text', value: ({ event }) => event.clock.zone },
  { name: 'clock_basis', type: 'text', value: ({ event }) => event.clock.basis },
  { name: 'origin_path', type: 'text', value: ({ event }) => event.origin.path },
  { name: 'origin_offset', type: 'float8', value: ({ event }) => event.origin.offset },
  { name: 'origin_service', type: 'text', value: ({ event }) => event.origin.service },
  { name: 'attributes', type: 'jsonb', value: ({ event }) => storableJson(event.attributes) },
  { name: 'line', type: 'text', value: ({ event }) => event.line },
];
