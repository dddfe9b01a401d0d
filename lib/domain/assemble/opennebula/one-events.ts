import { OPENNEBULA_SERVICES } from '../../catalogue/opennebula-services';
import type { Event, EventAttributes } from '../../event';
import { toEvent } from '../../event-id';

type Service = keyof typeof OPENNEBULA_SERVICES;

/** An OpenNebula event as a test writes it: at a time of 2026-11-21 UTC; without a service it is a posted one (1 ms). */
export function oneEvent(
  at: string,
  name: string,
  attributes: EventAttributes = {},
  service?: Service,
  more: Partial<Event> = {},
): Event {
  const isExact = service === undefined || service === 'hook';
  return toEvent('default', {
    source: 'opennebula',
    name,
    atMs: Date.parse(`2026-11-21T${at}Z`),
    endMs: null,
    instance: '0/7',
    requestId: null,
    host: null,
    cacheKey: null,
    attempt: null,
    clock: { resolutionMs: isExact ? 1 : 1000, zone: 'UTC', basis: 'stamped' },
    origin: {
      path: null,
      offset: null,
      service: service === undefined ? null : OPENNEBULA_SERVICES[service],
    },
    attributes,
    line: null,
    ...more,
  });
}
