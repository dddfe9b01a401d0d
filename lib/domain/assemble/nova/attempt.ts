import type { Event } from '../../event';

/** The events of one try to build an instance, sorted out from all that is known of it. */
export interface Attempt {
  /** 1 for the first. */
  number: number;
  /** Host on which it was built, as the compute events name it; null where none does. */
  host: string | null;
  /** Events of the compute host, and those of its guest and ports. */
  compute: Event[];
  /** Events of API, scheduler and conductor that led to it. */
  controller: Event[];
  /** What the controller said after it failed: where it went on, or that it could not. */
  aftermath: Event[];
  /** The event after which it could not succeed any more. */
  fatal: Event | null;
  /** The event that shows that it ran. */
  ran: Event | null;
  /** The first event of another request that shows that the instance was no longer booting. */
  leftBy: Event | null;
}

/** An attempt of which nothing is known yet. */
export function emptyAttempt(number: number): Attempt {
  return {
    number,
    host: null,
    compute: [],
    controller: [],
    aftermath: [],
    fatal: null,
    ran: null,
    leftBy: null,
  };
}

/** Whether the attempt's outcome is known. */
export function isOver(attempt: Attempt): boolean {
  return attempt.fatal !== null || attempt.ran !== null || attempt.leftBy !== null;
}

/**
 * Whether two names can be of one host: equal, or one is the other with its domain. A name that is not known can be of
 * any host.
 */
export function mayBeSameHost(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return longer.startsWith(`${shorter}.`);
}

/** Host whose part of the boot an event tells: the API writes what happens to a port on the compute host it names. */
export function hostOf(event: Event): string | null {
  return event.name === 'vif_plug_reported' ? (event.attributes.targetHost ?? null) : event.host;
}
