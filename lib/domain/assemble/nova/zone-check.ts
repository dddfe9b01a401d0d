import type { Timeline } from './timeline';

const QUARTER_HOUR_MS = 15 * 60_000;

/** The hypervisor's event is logged within moments of its making; a zone is off by quarter hours. */
const LATE_MS = 2 * 60_000;

/**
 * Holds the log's stamps against the epoch that `Emitting event <LifecycleEvent: <epoch> …>` carries: null where no such
 * line tells, else by how many milliseconds the zone in which the stamps were read is off; 0 where it is right.
 */
export function zoneErrorMs(compute: Timeline): number | null {
  for (const event of compute.all('lifecycle_emitted')) {
    const emittedAtMs = event.attributes.emittedAtMs;
    if (typeof emittedAtMs !== 'number' || !Number.isFinite(emittedAtMs)) continue;
    const quarters = Math.round((event.atMs - emittedAtMs) / QUARTER_HOUR_MS);
    if (Math.abs(event.atMs - emittedAtMs - quarters * QUARTER_HOUR_MS) > LATE_MS) continue;
    return quarters * QUARTER_HOUR_MS;
  }
  return null;
}

/** What to say where the stamps were read in the wrong zone. */
export function zoneErrorNotes(errorMs: number | null, zone: string): string[] {
  if (errorMs === null || errorMs === 0) return [];
  const hours = Math.abs(errorMs) / 3_600_000;
  const direction = errorMs > 0 ? 'ahead of' : 'behind';
  return [
    `The stamps, read as ${zone}, are ${hours} h ${direction} the hypervisor's own clock: the log is written in another zone. Tell the shipper its zone.`,
  ];
}
