import { BOOT_TRACED } from '../traced-boot';
import { type EventKind, eventKinds } from './event-kind';
import { NOVA_EVENTS } from './nova-events';
import { OPENNEBULA_EVENTS } from './opennebula-events';

/** Every moment that Bootfall knows by name; a name that is not here is kept and drawn as posted. */
export const EVENT_KINDS: readonly EventKind[] = [
  ...NOVA_EVENTS,
  ...OPENNEBULA_EVENTS,
  ...eventKinds('any', 'request', [
    [
      BOOT_TRACED,
      'trace imported',
      'an exported trace, imported: how its boot began and ended and what booted (attributes.boot)',
    ],
  ]),
];

const KIND_BY_NAME = new Map(EVENT_KINDS.map((kind, rank) => [kind.name, { kind, rank }]));

/** The catalogue's row of an event name, or null for a name that a shipper made up. */
export function findEventKind(name: string): EventKind | null {
  return KIND_BY_NAME.get(name)?.kind ?? null;
}

/** Place of an event name in the order of a boot; unknown names come last. */
export function rankOfEvent(name: string): number {
  return KIND_BY_NAME.get(name)?.rank ?? EVENT_KINDS.length;
}
