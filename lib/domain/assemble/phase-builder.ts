import type { Phase } from '../boot';
import { findEventKind } from '../catalogue/events';
import { findPhaseKind, rankOfPhase } from '../catalogue/phases';
import type { Event } from '../event';
import { compareEvents } from '../event-order';
import type { PhaseKind, Stage } from '../stage';
import { elapsedMs } from './elapsed-ms';

/** An interval of a boot in Unix milliseconds, before it has its key and its place in the tree. */
export interface PhaseDraft {
  /** Name from the phase catalogue, which gives stage, kind and parent where they are left out; or as posted. */
  name: string;
  startAtMs: number;
  endAtMs: number;
  evidence: readonly Event[];
  open?: boolean;
  stage?: Stage;
  kind?: PhaseKind;
  concurrent?: boolean;
  /** Name of the phase that contains it; taken as top-level where that phase is not among the drafts. */
  parent?: string | null;
}

/** Stage of a posted phase that neither the catalogue nor its shipper places. */
const UNPLACED_STAGE: Stage = 'launch';

/**
 * Makes phases of drafts: relative to the boot's start, in order of time, keyed, each under its parent. Drafts that are
 * reversed or not finite are dropped.
 */
export function buildPhases(drafts: readonly PhaseDraft[], startedAtMs: number): Phase[] {
  const usable = drafts.filter(isUsable).sort(compareDrafts);
  const keyed = withKeys(usable);
  const named = groupByName(keyed);
  return keyed.map(({ draft, key }) => {
    const row = findPhaseKind(draft.name);
    const parentName = draft.parent === undefined ? (row?.parent ?? null) : draft.parent;
    return {
      key,
      name: draft.name,
      stage: draft.stage ?? row?.stage ?? findEventKind(draft.name)?.stage ?? UNPLACED_STAGE,
      kind: draft.kind ?? row?.kind ?? 'work',
      startMs: elapsedMs(startedAtMs, draft.startAtMs),
      durationMs: elapsedMs(draft.startAtMs, draft.endAtMs),
      parent: parentName === null ? null : parentKeyOf(draft, key, named.get(parentName) ?? []),
      concurrent: draft.concurrent ?? row?.concurrent ?? false,
      open: draft.open ?? false,
      evidence: evidenceIds(draft.evidence),
    };
  });
}

/** Ids of events in time order, each once. */
export function evidenceIds(events: readonly Event[]): string[] {
  return [...new Set([...events].sort(compareEvents).map((event) => event.id))];
}

interface KeyedDraft {
  draft: PhaseDraft;
  key: string;
}

function isUsable(draft: PhaseDraft): boolean {
  return (
    Number.isFinite(draft.startAtMs) && Number.isFinite(draft.endAtMs) && draft.endAtMs >= draft.startAtMs
  );
}

function compareDrafts(a: PhaseDraft, b: PhaseDraft): number {
  return (
    a.startAtMs - b.startAtMs ||
    rankOfPhase(a.name) - rankOfPhase(b.name) ||
    b.endAtMs - a.endAtMs ||
    compareText(a.name, b.name) ||
    compareText(evidenceIds(a.evidence).join(), evidenceIds(b.evidence).join())
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withKeys(drafts: readonly PhaseDraft[]): KeyedDraft[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const nth = (seen.get(draft.name) ?? 0) + 1;
    seen.set(draft.name, nth);
    return { draft, key: nth === 1 ? draft.name : `${draft.name}#${nth}` };
  });
}

function groupByName(keyed: readonly KeyedDraft[]): Map<string, KeyedDraft[]> {
  const groups = new Map<string, KeyedDraft[]>();
  for (const one of keyed) {
    const group = groups.get(one.draft.name);
    if (group === undefined) groups.set(one.draft.name, [one]);
    else group.push(one);
  }
  return groups;
}

/** Of the phases of the parent's name the innermost that holds the draft, else the first that is not itself. */
function parentKeyOf(child: PhaseDraft, childKey: string, named: readonly KeyedDraft[]): string | null {
  const isParent = ({ draft, key }: KeyedDraft) =>
    key !== childKey && draft.startAtMs <= child.startAtMs && draft.endAtMs >= child.endAtMs;
  return (named.findLast(isParent) ?? named.find(({ key }) => key !== childKey))?.key ?? null;
}
