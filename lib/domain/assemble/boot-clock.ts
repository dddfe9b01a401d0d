import type { BootClock } from '../boot';
import type { Event, ZoneBasis } from '../event';

const DOUBT: Record<ZoneBasis, number> = { stamped: 0, hinted: 1, assumed: 2 };

/**
 * The clock of a boot from the events that bound it: the coarsest stamp, and the zone of the event whose zone is the
 * least certain. `skewMs`: how far the compute host's clock is ahead of the controller's, null where nothing shows it.
 */
export function bootClock(bounds: readonly Event[], skewMs: number | null = null): BootClock {
  let clock: BootClock = { resolutionMs: 0, zone: 'UTC', basis: 'stamped', skewMs };
  for (const { clock: seen } of bounds) {
    const doubtful = DOUBT[seen.basis] > DOUBT[clock.basis] || clock.resolutionMs === 0;
    clock = {
      resolutionMs: Math.max(clock.resolutionMs, seen.resolutionMs),
      zone: doubtful ? seen.zone : clock.zone,
      basis: doubtful ? seen.basis : clock.basis,
      skewMs,
    };
  }
  return clock;
}

/** What a reader must know of the stamps: an assumed zone, stamps too coarse to measure short phases. */
export function clockNotes(clock: BootClock): string[] {
  const notes: string[] = [];
  if (clock.basis === 'assumed')
    notes.push('The stamps name no zone and the shipper told none: read as UTC.');
  if (clock.resolutionMs >= 1000) {
    notes.push(
      `Stamps are precise to ${clock.resolutionMs / 1000} s only: each duration may be off by as much.`,
    );
  }
  return notes;
}
