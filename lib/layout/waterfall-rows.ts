import { gapsOf, isLongGap, longGapsOf } from '@/lib/domain/assemble/unaccounted';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

/** A line of the waterfall: a phase of the tree, or time that no phase covers. */
export interface WaterfallRow {
  /** The phase's key, or `gap:<n>`. */
  key: string;
  /** Null for unaccounted time. */
  phase: LabelledPhase | null;
  label: string;
  startMs: number;
  durationMs: number;
  /** 1 for the top of the tree. */
  level: number;
  parent: string | null;
  /** Null for a leaf. */
  expanded: boolean | null;
  /** Place among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
}

/** Unaccounted stretches too short for a row of their own, told together. */
export interface SmallGaps {
  count: number;
  totalMs: number;
}

/**
 * The rows of a boot in the order of the tree: siblings by start, unaccounted stretches among the top-level phases, the
 * children of folded phases left out. Every phase is on exactly one row even where parents are missing or form a ring.
 */
export function listWaterfallRows(subject: WaterfallSubject, folded: ReadonlySet<string>): WaterfallRow[] {
  const children = childrenByParent(subject.phases);
  const rows: WaterfallRow[] = [];
  const visit = (siblings: Branch[], level: number, parent: string | null) => {
    for (const [index, branch] of siblings.entries()) {
      const below = branch.phase ? (children.get(branch.key) ?? []) : [];
      const expanded = below.length > 0 ? !folded.has(branch.key) : null;
      rows.push({ ...branch, level, parent, expanded, position: index + 1, siblings: siblings.length });
      if (expanded) visit(below, level + 1, branch.key);
    }
  };
  visit(mergeByStart(children.get(null) ?? [], gapBranches(subject)), 1, null);
  return rows;
}

/** What is left of the unaccounted time after the stretches that have rows. */
export function smallGapsOf(subject: WaterfallSubject): SmallGaps {
  const small = gapsOf(subject.phases, subject.lengthMs).filter((gap) => !isLongGap(gap, subject.lengthMs));
  return { count: small.length, totalMs: small.reduce((sum, gap) => sum + gap.durationMs, 0) };
}

type Branch = Pick<WaterfallRow, 'key' | 'phase' | 'label' | 'startMs' | 'durationMs'>;

function gapBranches({ phases, lengthMs }: WaterfallSubject): Branch[] {
  return longGapsOf(phases, lengthMs).map((gap) => ({ ...gap, phase: null, label: 'unaccounted' }));
}

function childrenByParent(phases: readonly LabelledPhase[]): Map<string | null, Branch[]> {
  const byKey = new Map(phases.map((phase) => [phase.key, phase]));
  const children = new Map<string | null, Branch[]>();
  for (const phase of phases) {
    const parent = hangsOnRoot(phase, byKey) ? knownParent(phase, byKey) : null;
    const branch = {
      key: phase.key,
      phase,
      label: phase.label,
      startMs: phase.startMs,
      durationMs: phase.durationMs,
    };
    children.set(parent, mergeByStart(children.get(parent) ?? [], [branch]));
  }
  return children;
}

function knownParent(phase: LabelledPhase, byKey: ReadonlyMap<string, LabelledPhase>): string | null {
  return phase.parent !== null && byKey.has(phase.parent) ? phase.parent : null;
}

/** False for phases in a ring of parents, which no root would reach. */
function hangsOnRoot(phase: LabelledPhase, byKey: ReadonlyMap<string, LabelledPhase>): boolean {
  const seen = new Set<string>();
  let current: LabelledPhase | undefined = phase;
  while (current) {
    if (seen.has(current.key)) return false;
    seen.add(current.key);
    const parent = knownParent(current, byKey);
    current = parent === null ? undefined : byKey.get(parent);
  }
  return true;
}

function mergeByStart(left: readonly Branch[], right: readonly Branch[]): Branch[] {
  return [...left, ...right].sort((a, b) => a.startMs - b.startMs || Number(!a.phase) - Number(!b.phase));
}
