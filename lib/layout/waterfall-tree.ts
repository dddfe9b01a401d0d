import { longGapsOf } from '@/lib/domain/assemble/unaccounted';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

/** A phase in the tree, time that no phase covers, or several siblings of one name told together. */
export interface TreeNode {
  /** The phase's key, `gap:<n>`, or `group:<key of its first phase>`. */
  key: string;
  /** Null for unaccounted time and for groups. */
  phase: LabelledPhase | null;
  label: string;
  startMs: number;
  durationMs: number;
  /** By start. */
  children: TreeNode[];
  group: RepeatedPhases | null;
}

/** Siblings of one name. */
export interface RepeatedPhases {
  count: number;
  totalMs: number;
  maxMs: number;
}

/** A boot's phases by parent, each found by its key: made once for a boot, asked for every view of it. */
export interface WaterfallTree {
  roots: TreeNode[];
  /** Phases and gaps; groups are not in it. */
  byKey: ReadonlyMap<string, TreeNode>;
  parents: ReadonlyMap<string, string>;
}

/** So many siblings of one name are told together. */
const GROUPED_FROM = 5;

/**
 * The tree of a boot: siblings by start, unaccounted stretches among the top-level phases. Every phase is in it exactly
 * once: one whose parent is missing, or whose parents form a ring, stands at the top.
 */
export function buildWaterfallTree(subject: WaterfallSubject): WaterfallTree {
  const byKey = new Map(subject.phases.map((phase) => [phase.key, nodeOf(phase)]));
  const parents = knownParents(subject.phases, byKey);
  const roots: TreeNode[] = [];
  for (const node of byKey.values()) {
    const parent = parents.get(node.key);
    (parent === undefined ? roots : (byKey.get(parent)?.children ?? roots)).push(node);
  }
  for (const gap of longGapsOf(subject.phases, subject.lengthMs)) {
    const node = { ...gap, phase: null, label: 'unaccounted', children: [], group: null };
    byKey.set(gap.key, node);
    roots.push(node);
  }
  roots.sort(byStart);
  for (const { children } of byKey.values()) children.sort(byStart);
  return { roots, byKey, parents };
}

/** The same siblings with five and more of one name put into a group, which stands where the first of them stood. */
export function groupRepeated(siblings: readonly TreeNode[]): readonly TreeNode[] {
  if (siblings.length < GROUPED_FROM) return siblings;
  const byName = new Map<string, TreeNode[]>();
  for (const node of siblings) {
    if (!node.phase) continue;
    const alike = byName.get(node.phase.name);
    if (alike) alike.push(node);
    else byName.set(node.phase.name, [node]);
  }
  return siblings.flatMap((node) => {
    const alike = node.phase ? byName.get(node.phase.name) : undefined;
    if (!alike || alike.length < GROUPED_FROM) return [node];
    return alike[0] === node ? [groupOf(node, alike)] : [];
  });
}

function groupOf(first: TreeNode, children: TreeNode[]): TreeNode {
  let endMs = first.startMs;
  const group = { count: children.length, totalMs: 0, maxMs: 0 };
  for (const { startMs, durationMs } of children) {
    endMs = Math.max(endMs, startMs + durationMs);
    group.totalMs += durationMs;
    group.maxMs = Math.max(group.maxMs, durationMs);
  }
  const { startMs, label } = first;
  const key = `group:${first.key}`;
  return { key, phase: null, label, startMs, durationMs: endMs - startMs, children, group };
}

function nodeOf(phase: LabelledPhase): TreeNode {
  const { key, label, startMs, durationMs } = phase;
  return { key, phase, label, startMs, durationMs, children: [], group: null };
}

function byStart(a: TreeNode, b: TreeNode): number {
  return a.startMs - b.startMs || Number(!a.phase) - Number(!b.phase);
}

/** Parents that exist and lead to a top: each phase is asked once, however deep it lies. */
function knownParents(
  phases: readonly LabelledPhase[],
  byKey: ReadonlyMap<string, TreeNode>,
): Map<string, string> {
  const parents = new Map<string, string>();
  for (const { key, parent } of phases) if (parent !== null && byKey.has(parent)) parents.set(key, parent);
  const leadsUp = new Map<string, boolean>();
  for (const { key } of phases) {
    const seen = new Set<string>();
    let at: string | undefined = key;
    while (at !== undefined && !leadsUp.has(at) && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    const answer = at === undefined || (!seen.has(at) && leadsUp.get(at) === true);
    for (const passed of seen) leadsUp.set(passed, answer);
  }
  for (const [key, leads] of leadsUp) if (!leads) parents.delete(key);
  return parents;
}
