import type { Phase } from '../../boot';
import { findEventKind } from '../../catalogue/events';
import { findPhaseKind } from '../../catalogue/phases';
import type { Stage } from '../../stage';
import { elapsedMs } from '../elapsed-ms';
import { evidenceIds } from '../phase-builder';
import type { SpanDraft } from './span-drafts';

/** Stage of a span that neither its trace, nor its name, nor what contains it places. */
const UNPLACED_STAGE: Stage = 'launch';

/** Nothing nests deeper: what a trace puts deeper stands beside its parent. Whoever walks the tree need not fear for its stack. */
const MOST_LEVELS = 256;

/** A log's stamps are cut to the millisecond: a span may seem to begin before the line that begins its phase. */
const ROUNDING_MS = 1;

/**
 * Phases of spans, each under the span that its trace names, else under the innermost of the phases that hold it; of the
 * same stage as that, where the trace does not tell. A span of the name of a phase is left out, since log lines show it.
 * @param phases of the boot, from log lines and posts
 * @param resolutionMs what the log's stamps can tell apart
 */
export function spanPhasesOf(
  drafts: readonly SpanDraft[],
  phases: readonly Phase[],
  startedAtMs: number,
  resolutionMs: number,
): Phase[] {
  const known = new Map(phases.map((phase) => [phase.name, phase]));
  const shown = drafts.filter(({ name }) => !known.has(name));
  const keys = keysOf(shown);
  const parents = parentsOf(shown);
  const toleranceMs = Math.max(ROUNDING_MS, resolutionMs);
  // What a span left to the log contains is in the log's phase.
  const made = new Map<string, Phase>(drafts.flatMap(({ id, name }) => pairOf(id, known.get(name))));
  const levels = new Map<string, number>();
  for (const draft of parentsFirst(shown, parents)) {
    const startMs = elapsedMs(startedAtMs, draft.atMs);
    const durationMs = elapsedMs(draft.atMs, draft.endMs);
    const stated =
      draft.parentId === null || draft.parentId === draft.id ? undefined : made.get(draft.parentId);
    const parent = stated ?? bestAround(phases, { ...draft, startMs, durationMs }, toleranceMs);
    const key = keys.get(draft.id) ?? draft.name;
    const level = parent === null ? 1 : (levels.get(parent.key) ?? 1) + 1;
    levels.set(key, Math.min(level, MOST_LEVELS));
    made.set(draft.id, {
      key,
      name: draft.name,
      stage: draft.stage ?? stageOfName(draft.name) ?? parent?.stage ?? UNPLACED_STAGE,
      kind: draft.kind,
      startMs,
      durationMs,
      parent: (level > MOST_LEVELS ? parent?.parent : parent?.key) ?? null,
      concurrent: draft.concurrent,
      open: draft.open,
      evidence: evidenceIds(draft.evidence),
    });
  }
  return shown.flatMap(({ id }) => made.get(id) ?? []);
}

function keysOf(drafts: readonly SpanDraft[]): Map<string, string> {
  const seen = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const { id, name } of drafts) {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    keys.set(id, nth === 1 ? name : `${name}#${nth}`);
  }
  return keys;
}

function parentsOf(drafts: readonly SpanDraft[]): Map<string, SpanDraft> {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const parents = new Map<string, SpanDraft>();
  for (const { id, parentId } of drafts) {
    const parent = parentId === null || parentId === id ? undefined : byId.get(parentId);
    if (parent !== undefined) parents.set(id, parent);
  }
  return parents;
}

/** Each span after its parent. Whoever sends spans can name parents in a ring, which is cut where it is entered. */
function parentsFirst(drafts: readonly SpanDraft[], parents: Map<string, SpanDraft>): SpanDraft[] {
  const placed = new Set<string>();
  const ordered: SpanDraft[] = [];
  for (const draft of drafts) {
    const path: SpanDraft[] = [];
    const onPath = new Set<string>();
    let current: SpanDraft | undefined = draft;
    while (current !== undefined && !placed.has(current.id) && !onPath.has(current.id)) {
      path.push(current);
      onPath.add(current.id);
      current = parents.get(current.id);
    }
    const top = path.at(-1);
    if (top !== undefined && current !== undefined && onPath.has(current.id)) parents.delete(top.id);
    for (const one of path.reverse()) {
      placed.add(one.id);
      ordered.push(one);
    }
  }
  return ordered;
}

function pairOf(id: string, phase: Phase | undefined): [string, Phase][] {
  return phase === undefined ? [] : [[id, phase]];
}

interface Placeable {
  stage: Stage | null;
  startMs: number;
  durationMs: number;
}

/** Of the phases that hold a span: one of its stage before others, one in the sequence before one beside it, the shortest. */
function bestAround(phases: readonly Phase[], span: Placeable, toleranceMs: number): Phase | null {
  let best: Phase | null = null;
  for (const phase of phases) {
    const holds =
      phase.startMs <= span.startMs + toleranceMs &&
      phase.startMs + phase.durationMs + toleranceMs >= span.startMs + span.durationMs;
    if (holds && (best === null || comparePlaces(phase, best, span) <= 0)) best = phase;
  }
  return best;
}

function comparePlaces(a: Phase, b: Phase, { stage }: Placeable): number {
  return (
    Number(b.stage === stage) - Number(a.stage === stage) ||
    Number(a.concurrent) - Number(b.concurrent) ||
    a.durationMs - b.durationMs
  );
}

function stageOfName(name: string): Stage | undefined {
  return findPhaseKind(name)?.stage ?? findEventKind(name)?.stage;
}
