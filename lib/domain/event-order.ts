import { rankOfEvent } from './catalogue/events';
import type { Event } from './event';

/**
 * Total order of events that no order of arrival can change: moment, then place in the catalogue, then offset in the
 * file, then id. The catalogue comes before the offset because an order that prefers offsets where both events have one
 * would not be transitive.
 */
export function compareEvents(a: Event, b: Event): number {
  return (
    a.atMs - b.atMs ||
    rankOfEvent(a.name) - rankOfEvent(b.name) ||
    (a.origin.offset ?? -1) - (b.origin.offset ?? -1) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
