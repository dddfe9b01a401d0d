import { hash } from 'node:crypto';
import type { Event, EventDraft } from './event';

/**
 * Id of an event: 32 hex digits (128 bits) over what was observed, so that a line sent again is the same event. The path
 * is left out, since rotation renames files; an offset counts where the shipper has one, so that equal lines that
 * really occurred twice stay two.
 */
export function eventId(cloud: string, draft: EventDraft): string {
  const identity = [
    cloud,
    draft.source,
    draft.name,
    Math.round(draft.atMs * 1000),
    draft.endMs === null ? null : Math.round(draft.endMs * 1000),
    draft.instance,
    draft.requestId,
    draft.host,
    draft.cacheKey,
    draft.attempt,
    draft.origin.offset,
    draft.line ?? draft.attributes,
  ];
  return hash('sha256', JSON.stringify(identity)).slice(0, 32);
}

/** Binds a parsed event to its cloud and gives it its id. */
export function toEvent(cloud: string, draft: EventDraft): Event {
  return { id: eventId(cloud, draft), cloud, ...draft };
}
