import type { Moment } from '../boot';
import type { Event } from '../event';
import { compareEvents } from '../event-order';
import { elapsedMs } from './elapsed-ms';

/**
 * The named instants of a boot in order, one for each event; of the same name, port, image and node only the best
 * (see `preferredEvent`), so that one thing told by a line, a notification and a shipper stays one moment.
 */
export function momentsOf(events: readonly Event[], startedAtMs: number): Moment[] {
  const best = new Map<string, Event>();
  for (const event of events) {
    const meaning = meaningOf(event);
    const known = best.get(meaning);
    best.set(meaning, known === undefined ? event : preferredEvent(known, event));
  }
  return [...best.values()]
    .sort(compareEvents)
    .map((event) => ({ name: event.name, atMs: elapsedMs(startedAtMs, event.atMs), event: event.id }));
}

/** Of two events of equal meaning: the more finely stamped, else the earlier. */
export function preferredEvent(a: Event, b: Event): Event {
  if (a.clock.resolutionMs !== b.clock.resolutionMs) {
    return a.clock.resolutionMs < b.clock.resolutionMs ? a : b;
  }
  return compareEvents(a, b) <= 0 ? a : b;
}

function meaningOf(event: Event): string {
  return JSON.stringify([
    event.name,
    event.attributes.port,
    event.name.startsWith('image_') ? event.cacheKey : null,
    event.attributes.step,
    event.attributes.verb,
  ]);
}
