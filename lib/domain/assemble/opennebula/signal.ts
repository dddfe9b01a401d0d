import { OPENNEBULA_SERVICES } from '../../catalogue/opennebula-services';
import type { Event } from '../../event';

/** Where a signal comes from, most trusted first: the log itself, a shipper's own word, a hook's stamp, a record's seconds. */
export const SIGNAL_KINDS = ['log', 'posted', 'hook', 'record'] as const;

export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** A moment of an instance's life with all events that tell it. */
export interface Signal {
  name: string;
  /** Unix milliseconds, as precisely as any of the events knows it. */
  atMs: number;
  /** Unix milliseconds of its own line, by which it is ordered among the other lines of its file. */
  stampMs: number;
  kind: SignalKind;
  /** The file or shipper that it comes from; what stands in one file is never said twice by it. */
  origin: string;
  /** The most trusted event that tells it. */
  own: Event;
  /** The event whose stamp `atMs` is. */
  event: Event;
  /** All events that tell this moment, `event` among them. */
  events: Event[];
}

/** Posted intervals of these names are two moments each. */
const INTERVAL_MOMENTS: Readonly<Record<string, readonly [begin: string, end: string]>> = {
  pending: ['pending', 'active'],
  prolog: ['prolog', 'prolog_finished'],
  boot: ['boot', 'running'],
};

/** Whether an event is a posted interval of a state, which counts as its two moments. */
export function isStateInterval(event: Event): boolean {
  return event.endMs !== null && event.name in INTERVAL_MOMENTS;
}

/** The signals that an event gives: one, or begin and end of a posted interval of a phase that the states bound. */
export function signalsOf(event: Event): Signal[] {
  const kind = kindOf(event);
  const origin = JSON.stringify([kind, event.origin.service, event.origin.path, event.host]);
  const signal = (name: string, atMs: number): Signal => ({
    name,
    atMs,
    stampMs: atMs,
    kind,
    origin,
    own: event,
    event,
    events: [event],
  });
  const bounds = event.endMs === null ? undefined : INTERVAL_MOMENTS[event.name];
  if (event.endMs === null) return [signal(event.name, event.atMs)];
  // An interval of another name is a bar of its own, whatever state has that name.
  if (bounds === undefined) return [signal(`interval of ${event.name}`, event.atMs)];
  return [signal(bounds[0], event.atMs), signal(bounds[1], event.endMs)];
}

function kindOf(event: Event): SignalKind {
  switch (event.origin.service) {
    case OPENNEBULA_SERVICES.record:
      return 'record';
    case OPENNEBULA_SERVICES.hook:
      return 'hook';
    case null:
      return 'posted';
    default:
      return 'log';
  }
}

/** Name of the state that a state signal enters. */
export function stateOf(signal: Signal): string {
  const { lcm, state } = signal.own.attributes;
  return typeof lcm === 'string' ? lcm : typeof state === 'string' ? state : '';
}

/** Whether one of the signal's events has an attribute of this value. */
export function says(signal: Signal, attribute: string, value: unknown): boolean {
  return signal.events.some((event) => event.attributes[attribute] === value);
}
