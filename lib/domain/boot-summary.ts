import type { Boot } from './boot';
import type { Event } from './event';

/** A boot as lists and thumbnails need it: everything but its moments. */
export interface BootSummary extends Omit<Boot, 'moments'> {
  /** How many phases it has, where not all of them are here (`MOST_LISTED_PHASES`). */
  phaseCount?: number;
}

/** A list has no more phases of a boot: of one that has more only those that no other contains, which is what it draws. */
export const MOST_LISTED_PHASES = 500;

/** Boots are counted no further than this: a list need not know how many more there are. */
export const BOOT_COUNT_LIMIT = 100_000;

/** A page of boots. */
export interface BootPage {
  boots: BootSummary[];
  /** Continues after the last of these boots; null where they end. */
  nextCursor: string | null;
  /** Leads to the boots before these; null where they begin. */
  previousCursor: string | null;
  /** Number of boots that match, counted up to `BOOT_COUNT_LIMIT`. */
  total: number;
  /** False where more match than were counted: `total` is then a lower bound. */
  totalIsExact: boolean;
}

/** A boot with the lines that prove it and its relatives. */
export interface BootDetail {
  boot: Boot;
  /** Its evidence and its moments, in the order of `compareEvents`. */
  events: Event[];
  /** Other attempts of its instance and other boots of its request, oldest first. */
  siblings: BootSummary[];
}
