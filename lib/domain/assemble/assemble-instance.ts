import type { Boot } from '../boot';
import type { Event } from '../event';
import { compareEvents } from '../event-order';
import { assembleNovaInstance, requestsOfNova } from './nova/assemble-nova-instance';
import { assembleOpenNebulaInstance, requestsOfOpenNebula } from './opennebula/assemble-opennebula-instance';
import { assemblePostedInstance } from './posted/assemble-posted-instance';
import { addSpans } from './spans/add-spans';
import { isTraced } from './spans/is-span';

/**
 * The boots of one instance, first attempt first: a pure function of its events, whatever their order and however often
 * each is given. `events` are all that name the instance and those of its requests (`requestsOf`) that name none.
 */
export function assembleInstance(events: readonly Event[]): Boot[] {
  const distinct = distinctEvents(events);
  const source = distinct.find((event) => event.instance !== null)?.source;
  const assembleOwn = ASSEMBLERS.get(source ?? '');
  if (assembleOwn === undefined) return assemblePostedInstance(distinct);
  const traced = distinct.filter(isTraced);
  const boots = assembleOwn(traced.length === 0 ? distinct : distinct.filter((event) => !isTraced(event)));
  return boots.length === 0 ? assemblePostedInstance(traced) : addSpans(boots, traced);
}

const ASSEMBLERS: ReadonlyMap<string, (events: readonly Event[]) => Boot[]> = new Map([
  ['nova', assembleNovaInstance],
  ['opennebula', assembleOpenNebulaInstance],
]);

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
