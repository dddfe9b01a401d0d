import type { Boot } from '../../boot';
import { findEventKind } from '../../catalogue/events';
import type { Event } from '../../event';
import { assemblePostedInstance } from '../posted/assemble-posted-instance';
import { isPostedPhase } from '../posted/posted-phases';
import { viewAttempt } from './attempt-view';
import { candidateRequests, findCreateEvidence } from './create-request';
import { FLOATING_EVENTS } from './event-roles';
import { novaBoot } from './nova-boot';
import { splitAttempts } from './split-attempts';

/**
 * The boots of one Nova instance, first attempt first, from the events that name it and those of its requests that name
 * none; none where nothing proves that it was created, as after a resize, a migration or a rebuild. In any order,
 * without duplicates.
 */
export function assembleNovaInstance(events: readonly Event[]): Boot[] {
  const named = events.find((event) => event.instance !== null);
  if (named === undefined || named.instance === null) return [];
  const evidence = findCreateEvidence(events);
  if (!evidence.proven) {
    const made = events.filter((event) => isPostedPhase(event) || findEventKind(event.name) === null);
    return made.length > 0 ? assemblePostedInstance(made) : [];
  }
  const { cloud, source, instance } = named;
  const attempts = splitAttempts(events, evidence);
  const last = attempts.at(-1)?.number ?? 0;
  return attempts.flatMap((attempt, index) => {
    const view = viewAttempt(attempts, index);
    return view === null ? [] : [novaBoot({ cloud, source, instance, attempt: attempt.number }, view, last)];
  });
}

/** Request ids whose events without an instance belong to this instance's boots, from the events that name it. */
export function requestsOfNova(named: readonly Event[]): string[] {
  return candidateRequests(named, (event) => FLOATING_EVENTS.has(event.name));
}
