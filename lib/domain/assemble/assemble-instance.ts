import type { Boot } from '../boot';
import type { Event } from '../event';
import { compareEvents } from '../event-order';
import { assembleNovaInstance, requestsOfNova } from './nova/assemble-nova-instance';
import { assembleOpenNebulaInstance, requestsOfOpenNebula } from './opennebula/assemble-opennebula-instance';
import { assemblePostedInstance } from './posted/assemble-posted-instance';

/**
 * The boots of one instance, first attempt first: a pure function of its events, whatever their order and however often
 * each is given. `events` are all that name the instance and those of its requests (`requestsOf`) that name none.
 */
export function assembleInstance(events: readonly Event[]): Boot[] {
  const distinct = distinctEvents(events);
  const source = distinct.find((event) => event.instance !== null)?.source;
  if (source === undefined) return [];
  if (source === 'nova') return assembleNovaInstance(distinct);
  if (source === 'opennebula') return assembleOpenNebulaInstance(distinct);
  return assemblePostedInstance(distinct);
}

/** Request ids whose events without an instance belong to the boots of the instance that these events name. */
export function requestsOf(events: readonly Event[]): string[] {
  const named = events.filter((event) => event.instance !== null);
  if (named[0]?.source === 'nova') return requestsOfNova(named);
  return named[0]?.source === 'opennebula' ? requestsOfOpenNebula(named) : [];
}

/** Each event once, in order. Of two with one id the choice does not depend on which came first. */
export function distinctEvents(events: readonly Event[]): Event[] {
  const byId = new Map<string, Event>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (known === undefined || (known !== event && JSON.stringify(event) < JSON.stringify(known))) {
      byId.set(event.id, event);
    }
  }
  return [...byId.values()].sort(compareEvents);
}
