import { findEventKind } from '../../catalogue/events';
import { findPhaseKind } from '../../catalogue/phases';
import type { Event } from '../../event';
import { PHASE_KINDS, type PhaseKind, STAGES, type Stage } from '../../stage';
import type { PhaseDraft } from '../phase-builder';

/**
 * Whether an event is a phase that a shipper measured itself: an interval of a phase's name, or of one that is no moment
 * of the catalogue either. (`prolog` and `boot` are both.)
 */
export function isPostedPhase(event: Event): boolean {
  if (event.endMs === null) return false;
  return findPhaseKind(event.name) !== null || findEventKind(event.name) === null;
}

/**
 * Drafts of the posted phases. A phase told by several posts alike is drawn once; one that `known` already holds by name
 * is left to the log lines that show it.
 */
export function postedPhases(events: readonly Event[], known: readonly PhaseDraft[] = []): PhaseDraft[] {
  const names = new Set(known.map((draft) => draft.name));
  const drafts = new Map<string, PhaseDraft>();
  for (const event of events) {
    if (!isPostedPhase(event) || names.has(event.name)) continue;
    const key = JSON.stringify([event.name, event.atMs, event.endMs]);
    const draft = drafts.get(key);
    if (draft === undefined) drafts.set(key, draftOf(event));
    else draft.evidence = [...draft.evidence, event];
  }
  return [...drafts.values()];
}

function draftOf(event: Event): PhaseDraft {
  const { stage, kind, parent, concurrent } = event.attributes;
  return {
    name: event.name,
    startAtMs: event.atMs,
    endAtMs: event.endMs ?? event.atMs,
    evidence: [event],
    stage: STAGES.find((known): known is Stage => known === stage),
    kind: PHASE_KINDS.find((known): known is PhaseKind => known === kind),
    concurrent: typeof concurrent === 'boolean' ? concurrent : undefined,
    parent: typeof parent === 'string' ? parent : undefined,
  };
}
