import type { Moment } from '../boot';
import type { Event } from '../event';
import { compareEvents } from '../event-order';
import { elapsedMs } from './elapsed-ms';

/**
 * The named instants of a boot in order, one for each event; of the same name, port and image only the best
 * (see `preferredEvent`), so that one thing told by a line, a notification and a shipper stays one moment.
 */
export function momentsOf(events: readonly Event[], startedAtMs: number): Moment[] {
  const best = new Map<string, Event>();
  for (const event of [...events].sort(compareEvents)) {
    const meaning = meaningOf(event);
    const known = best.get(meaning);
    best.set(meaning, known === undefined ? event : preferredEvent(known, event));
  }
  return [...best.values()]
    .sort(compareEvents)
    .map((event) => ({ name: event.name, atMs: elapsedMs(startedAtMs, event.atMs), event: event.id }));
}

/**
 * Of two events of equal meaning: the earlier; but a coarse stamp, which is cut down to its second, does not come before
 * a fine one within that second.
 */
export function preferredEvent(a: Event, b: Event): Event {
  const [fine, coarse] = a.clock.resolutionMs <= b.clock.resolutionMs ? [a, b] : [b, a];
  if (fine.clock.resolutionMs === coarse.clock.resolutionMs) return compareEvents(a, b) <= 0 ? a : b;
  return fine.atMs <= coarse.atMs + coarse.clock.resolutionMs ? fine : coarse;
}

function meaningOf(event: Event): string {
  const { port } = event.attributes;
  const cacheKey = event.name.startsWith('image_') ? event.cacheKey : null;
  // Most events are known by their name; serializing each would cost more than the rest of this file.
  return port === undefined && cacheKey === null ? event.name : JSON.stringify([event.name, port, cacheKey]);
}
