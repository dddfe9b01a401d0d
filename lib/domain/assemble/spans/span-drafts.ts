import { rankOfPhase } from '../../catalogue/phases';
import type { Event } from '../../event';
import { PHASE_KINDS, type PhaseKind, STAGES, type Stage } from '../../stage';
import { isSpan } from './is-span';

/** A span of a trace before it has its place among the phases of its boot. Moments in Unix milliseconds. */
export interface SpanDraft {
  id: string;
  /** Id of the span that contains it. */
  parentId: string | null;
  name: string;
  atMs: number;
  endMs: number;
  /** Null where the trace does not tell. */
  stage: Stage | null;
  kind: PhaseKind;
  concurrent: boolean;
  open: boolean;
  /** The events that tell it. */
  evidence: Event[];
}

/** The spans among these events, in order of time. One told several times is drawn once, and ended rather than open. */
export function spanDraftsOf(events: readonly Event[]): SpanDraft[] {
  const drafts = new Map<string, SpanDraft>();
  for (const event of events) {
    if (!isSpan(event)) continue;
    const draft = draftOf(event);
    const known = drafts.get(draft.id);
    drafts.set(draft.id, known === undefined ? draft : toldTwice(known, draft));
  }
  return [...drafts.values()].sort(inOrder);
}

function draftOf(event: Event): SpanDraft {
  const { stage, kind, concurrent, open, spanId, parentSpanId } = event.attributes;
  return {
    id: spanId ?? '',
    parentId: typeof parentSpanId === 'string' ? parentSpanId : null,
    name: event.name,
    atMs: event.atMs,
    endMs: event.endMs ?? event.atMs,
    stage: STAGES.find((known) => known === stage) ?? null,
    kind: PHASE_KINDS.find((known) => known === kind) ?? 'work',
    concurrent: concurrent === true,
    open: open === true,
    evidence: [event],
  };
}

function toldTwice(a: SpanDraft, b: SpanDraft): SpanDraft {
  const isBetter = a.open === b.open ? inOrder(b, a) < 0 : a.open;
  return { ...(isBetter ? b : a), evidence: [...a.evidence, ...b.evidence] };
}

/** As phases are ordered; does not depend on the order in which the spans came. */
function inOrder(a: SpanDraft, b: SpanDraft): number {
  return (
    a.atMs - b.atMs ||
    rankOfPhase(a.name) - rankOfPhase(b.name) ||
    b.endMs - a.endMs ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
