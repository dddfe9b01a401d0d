import type { Moment } from '../../boot';
import { rankOfEvent } from '../../catalogue/events';
import type { Event } from '../../event';
import { elapsedMs } from '../elapsed-ms';
import { isPostedPhase } from '../posted/posted-phases';
import type { Attempt } from './attempt';
import { isStateInterval, type Signal } from './signal';

/**
 * The named instants of an attempt in the order in which they happened; of lines of one kind (steps apart) the first. What
 * several sources tell is one moment already.
 */
export function momentsOfAttempt(attempt: Attempt, startedAtMs: number): Moment[] {
  const seen = new Set<string>();
  const shown: Signal[] = [];
  for (const signal of attempt.signals) {
    const { step, verb } = signal.own.attributes;
    const meaning = JSON.stringify([signal.name, step, verb]);
    if (seen.has(meaning) || signal.name === 'record_seen' || isDrawn(signal.own)) continue;
    seen.add(meaning);
    shown.push(signal);
  }
  return shown
    .sort((a, b) => a.atMs - b.atMs || rankOfEvent(a.name) - rankOfEvent(b.name))
    .map((signal) => ({
      name: signal.name,
      atMs: elapsedMs(startedAtMs, signal.atMs),
      event: signal.event.id,
    }));
}

/** Whether a posted interval is a bar of its own. */
function isDrawn(event: Event): boolean {
  return isPostedPhase(event) && !isStateInterval(event);
}
