import type { Event } from '../../event';
import { compareEvents } from '../../event-order';
import { preferredEvent } from '../moments';

/** The events of one attempt, looked up by name. */
export interface Timeline {
  /** In time order. */
  events: readonly Event[];
  /** The event of a name that counts: the earliest, but for coarse stamps (`preferredEvent`); null if there is none. */
  find(name: string): Event | null;
  /** All events of a name in time order. */
  all(name: string): readonly Event[];
}

/** Indexes events by name. */
export function timelineOf(events: readonly Event[]): Timeline {
  const sorted = [...events].sort(compareEvents);
  const byName = new Map<string, Event[]>();
  for (const event of sorted) {
    const named = byName.get(event.name);
    if (named === undefined) byName.set(event.name, [event]);
    else named.push(event);
  }
  const all = (name: string): readonly Event[] => byName.get(name) ?? [];
  return {
    events: sorted,
    all,
    find: (name) => {
      const [head, ...rest] = all(name);
      return head === undefined ? null : rest.reduce(preferredEvent, head);
    },
  };
}

/** A moment that bounds a phase, with the events that give it. */
export interface Bound {
  /** Unix milliseconds. */
  atMs: number;
  events: readonly Event[];
}

/** The moment of an event. */
export function at(event: Event | null): Bound | null {
  return event === null ? null : { atMs: event.atMs, events: [event] };
}

/** The moment that lies as long before an event as the event itself says; null where it says nothing. */
export function before(event: Event | null, durationMs: number | undefined): Bound | null {
  if (event === null || durationMs === undefined) return null;
  return { atMs: event.atMs - durationMs, events: [event] };
}

/** The moment of the first name that occurs. */
export function atFirst(timeline: Timeline, ...names: string[]): Bound | null {
  for (const name of names) {
    const event = timeline.find(name);
    if (event !== null) return at(event);
  }
  return null;
}

/** The later of two moments. */
export function later(a: Bound | null, b: Bound | null): Bound | null {
  if (a === null || b === null) return a ?? b;
  return b.atMs > a.atMs ? b : a;
}

/** The earlier of two moments, with the events of both where both say the same thing. */
export function earlier(a: Bound | null, b: Bound | null): Bound | null {
  if (a === null || b === null) return a ?? b;
  return { atMs: Math.min(a.atMs, b.atMs), events: [...a.events, ...b.events] };
}
