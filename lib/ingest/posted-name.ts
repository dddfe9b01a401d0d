import { findEventKind } from '@/lib/domain/catalogue/events';
import { findPhaseKind } from '@/lib/domain/catalogue/phases';

/** A word or a few: letters, digits and what joins them; no markup, quotes or control characters. */
const SANE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.:/#()+-]{0,99}$/u;

/** Name of a posted event: the catalogue's where it says the same in another spelling ("VM started"), else as posted; null if it is no name. */
export function eventNameOf(posted: string): string | null {
  return nameOf(posted, (name) => findEventKind(name) !== null);
}

/** The same for a posted phase. */
export function phaseNameOf(posted: string): string | null {
  return nameOf(posted, (name) => findPhaseKind(name) !== null);
}

/** A name for a span whatever it calls itself: what no name may hold is left out. */
export function spanNameOf(told: string): string {
  return phaseNameOf(told) ?? plainName(told) ?? 'span';
}

/** The same for an instant of a trace. */
export function instantNameOf(told: string): string {
  return eventNameOf(told) ?? plainName(told) ?? 'instant';
}

function plainName(told: string): string | null {
  const kept = told.replace(/[^\p{L}\p{N}_.:/#()+-]+/gu, ' ').replace(/^[^\p{L}\p{N}]+/u, '');
  return kept === '' ? null : [...kept].slice(0, MOST_CHARS).join('').trim();
}

const MOST_CHARS = 100;

function nameOf(posted: string, isKnown: (name: string) => boolean): string | null {
  const name = posted.trim();
  if (!SANE_NAME.test(name)) return null;
  const snake = name.toLowerCase().replace(/[\s-]+/g, '_');
  return isKnown(snake) ? snake : name;
}
