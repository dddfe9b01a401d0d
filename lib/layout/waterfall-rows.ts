import { gapsOf, isLongGap } from '@/lib/domain/assemble/unaccounted';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';
import {
  buildWaterfallTree,
  groupRepeated,
  type RepeatedPhases,
  type TreeNode,
  type WaterfallTree,
} from './waterfall-tree';

/** A line of the waterfall: a phase of the tree, several of one name, or time that no phase covers. */
export interface WaterfallRow {
  /** The phase's key, `gap:<n>`, or `group:<key of its first phase>`. */
  key: string;
  /** Null for unaccounted time and for groups. */
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
  /** Set for several siblings of one name on one row. */
  group?: RepeatedPhases & { members: readonly TreeNode[] };
}

/** Unaccounted stretches too short for a row of their own, told together. */
export interface SmallGaps {
  count: number;
  totalMs: number;
}

/** What of the tree is open. */
export interface RowsView {
  /** Levels that are open unless toggled: with 1 only the top of the tree is seen. */
  depth: number;
  /** Keys of what was opened or folded against that; groups are folded by themselves. */
  toggled: ReadonlySet<string>;
  /** Keys of what is shown and nothing else, all of it open; null shows all. */
  kept: ReadonlySet<string> | null;
}

/**
 * The rows of a boot in the order of the tree: siblings by start, unaccounted stretches among the top-level phases, the
 * children of folded phases left out. Every phase is on exactly one row even where parents are missing or form a ring.
 */
export function listWaterfallRows(subject: WaterfallSubject, folded: ReadonlySet<string>): WaterfallRow[] {
  return walk(buildWaterfallTree(subject).roots, {
    order: (siblings) => siblings,
    isOpen: ({ key }) => !folded.has(key),
  });
}

/** The rows of a tree for a view of it; repeated siblings stand on one row until it is opened. */
export function listTreeRows(tree: WaterfallTree, { depth, toggled, kept }: RowsView): WaterfallRow[] {
  if (kept)
    return walk(tree.roots, {
      order: (siblings) => siblings.filter(({ key }) => kept.has(key)),
      isOpen: () => true,
    });
  return walk(tree.roots, {
    order: groupRepeated,
    isOpen: ({ key, group }, level) => (group === null && level < depth) !== toggled.has(key),
  });
}

/** What is left of the unaccounted time after the stretches that have rows. */
export function smallGapsOf(subject: WaterfallSubject): SmallGaps {
  const small = gapsOf(subject.phases, subject.lengthMs).filter((gap) => !isLongGap(gap, subject.lengthMs));
  return { count: small.length, totalMs: small.reduce((sum, gap) => sum + gap.durationMs, 0) };
}

interface Walk {
  /** The siblings to show, as they are shown. */
  order: (siblings: readonly TreeNode[]) => readonly TreeNode[];
  isOpen: (node: TreeNode, level: number) => boolean;
}

/** With a stack of its own: a trace may be deeper than calls may be nested. */
function walk(roots: readonly TreeNode[], { order, isOpen }: Walk): WaterfallRow[] {
  const rows: WaterfallRow[] = [];
  const left: Array<{ siblings: readonly TreeNode[]; next: number; level: number; parent: string | null }> = [
    { siblings: order(roots), next: 0, level: 1, parent: null },
  ];
  for (let at = left.at(-1); at; at = left.at(-1)) {
    const node = at.siblings[at.next];
    at.next += 1;
    if (!node) {
      left.pop();
      continue;
    }
    const { siblings, level, parent, next } = at;
    // The members of a group are its rows, one level in, not grouped once more.
    const below = node.group ? node.children : order(node.children);
    const expanded = below.length > 0 ? isOpen(node, level) : null;
    rows.push({ ...rowOf(node), level, parent, expanded, position: next, siblings: siblings.length });
    if (expanded) left.push({ siblings: below, next: 0, level: level + 1, parent: node.key });
  }
  return rows;
}

function rowOf({ key, phase, label, startMs, durationMs, group, children }: TreeNode) {
  const row = { key, phase, label, startMs, durationMs };
  return group ? { ...row, group: { ...group, members: children } } : row;
}

/** What has to be toggled besides for a phase to be on a row: all that contains it, and the groups on the way. */
export function toggledToShow(tree: WaterfallTree, key: string, view: RowsView): ReadonlySet<string> {
  const chain: string[] = [];
  for (let at: string | undefined = key; at !== undefined; at = tree.parents.get(at)) chain.unshift(at);
  const toggled = new Set(view.toggled);
  let siblings = tree.roots;
  let level = 1;
  for (const [index, step] of chain.entries()) {
    const group = groupRepeated(siblings).find(
      (node) => node.group && node.children.some((each) => each.key === step),
    );
    if (group) {
      toggled.add(group.key);
      level += 1;
    }
    const isLast = index === chain.length - 1;
    if (!isLast && level < view.depth) toggled.delete(step);
    else if (!isLast) toggled.add(step);
    siblings = tree.byKey.get(step)?.children ?? [];
    level += 1;
  }
  return toggled;
}
