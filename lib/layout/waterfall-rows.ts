import { gapsOf, isLongGap } from '@/lib/domain/assemble/unaccounted';
import { ROOT } from './node-lists';
import { MATCHES } from './row-filter';
import type { WaterfallSubject } from './waterfall-subject';
import { buildWaterfallTree, nodeAt, type TreeNode, type WaterfallTree } from './waterfall-tree';

/** A line of the waterfall: a phase of the tree, several of one name, or time that no phase covers. */
export interface WaterfallRow extends TreeNode {
  /** 1 for the top of the tree. */
  level: number;
  /** Key of the row that it is below. */
  parent: string | null;
  /** Null for a leaf. */
  expanded: boolean | null;
  /** Place among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
  /** It is what was looked for, rather than there for what it contains. True without a search. */
  isMatch: boolean;
}

/** Unaccounted stretches too short for a row of their own, told together. */
export interface SmallGaps {
  count: number;
  totalMs: number;
}

/** What of the tree is open. */
export interface RowsView {
  /** Repeated siblings stand on one row until it is opened. */
  grouped: boolean;
  /** Levels that are open unless toggled: with 1 only the top of the tree is seen. */
  depth: number;
  /** Keys of what was opened or folded against that; groups are folded by themselves. */
  toggled: ReadonlySet<string>;
}

/** The rows of a view, by number only: what stands on one is made when it comes into sight (`rowAt`). */
export interface RowList {
  tree: WaterfallTree;
  count: number;
  /** Node of the tree on each row. */
  nodes: Int32Array;
  levels: Int32Array;
  /** Row that each row is below; -1 at the top. */
  parents: Int32Array;
  positions: Int32Array;
  siblings: Int32Array;
  states: Uint8Array;
  /** Row of each node of the tree; -1 for one on none. */
  rowOf: Int32Array;
  /** Levels of the deepest row. */
  deepest: number;
  /** What a search says of each node (`FilterResult.kept`); null without one. */
  kept: Uint8Array | null;
}

const LEAF = 0;
const FOLDED = 1;
const OPEN = 2;

/**
 * The rows of a tree in its order: siblings by start, unaccounted stretches among the top-level phases, what is below a
 * folded row left out. Without folds and groups every phase is on exactly one row.
 */
export function listRows(tree: WaterfallTree, { grouped, depth, toggled }: RowsView): RowList {
  const isToggled = new Uint8Array(countNodes(tree));
  for (const key of toggled) {
    const node = tree.find(key);
    if (node !== undefined) isToggled[node] = 1;
  }
  const firstGroup = tree.parents.length;
  return walk(tree, {
    // The members of a group are below it, not grouped once more.
    below: (node) => (grouped ? tree.grouped : tree.children).of(node),
    isOpen: (node, level) => (node < firstGroup && level < depth) !== (isToggled[node] === 1),
  });
}

/** The rows of what is kept by a search and nothing else: all of it open, nothing grouped. */
export function listKeptRows(tree: WaterfallTree, kept: Uint8Array): RowList {
  const rows = walk(tree, {
    below: (node) => tree.children.of(node).filter((child) => kept[child] !== 0),
    isOpen: () => true,
  });
  return { ...rows, kept };
}

/** What stands on a row. */
export function rowAt(rows: RowList, row: number): WaterfallRow {
  const { tree } = rows;
  const parent = rows.parents[row] ?? -1;
  const state = rows.states[row];
  const { key, phase, label, startMs, durationMs, group } = nodeAt(tree, rows.nodes[row] ?? -1);
  return {
    key,
    phase,
    label,
    startMs,
    durationMs,
    group,
    level: rows.levels[row] ?? 1,
    parent: parent < 0 ? null : nodeAt(tree, rows.nodes[parent] ?? -1).key,
    expanded: state === LEAF ? null : state === OPEN,
    position: rows.positions[row] ?? 1,
    siblings: rows.siblings[row] ?? 1,
    isMatch: rows.kept === null || rows.kept[rows.nodes[row] ?? -1] === MATCHES,
  };
}

/** Row on which a key stands; -1 for one on none. */
export function rowOfKey(rows: RowList, key: string | null): number {
  const node = key === null ? undefined : rows.tree.find(key);
  return node === undefined ? -1 : (rows.rowOf[node] ?? -1);
}

/** The rows of a boot as they stand in a document or a picture, with nothing grouped; of very many the first ones. */
export function listWaterfallRows(
  subject: WaterfallSubject,
  folded: ReadonlySet<string>,
  most = Number.POSITIVE_INFINITY,
): WaterfallRow[] {
  const view = { grouped: false, depth: Number.POSITIVE_INFINITY, toggled: folded };
  const rows = listRows(buildWaterfallTree(subject), view);
  return Array.from({ length: Math.min(most, rows.count) }, (_, row) => rowAt(rows, row));
}

/** What is left of the unaccounted time after the stretches that have rows. */
export function smallGapsOf(subject: WaterfallSubject): SmallGaps {
  const small = gapsOf(subject.phases, subject.lengthMs).filter((gap) => !isLongGap(gap, subject.lengthMs));
  return { count: small.length, totalMs: small.reduce((sum, gap) => sum + gap.durationMs, 0) };
}

function countNodes({ phases, gaps, groups }: WaterfallTree): number {
  return phases.length + gaps.length + groups.length;
}

interface Walk {
  /** What of a node's children has rows. */
  below: (node: number) => Int32Array;
  isOpen: (node: number, level: number) => boolean;
}

/** With a stack of its own: a trace may be deeper than calls may be nested. */
function walk(tree: WaterfallTree, { below, isOpen }: Walk): RowList {
  const rows = emptyRows(tree);
  const open = [{ list: below(ROOT), next: 0, level: 1, parent: -1 }];
  for (let at = open.at(-1); at; at = open.at(-1)) {
    const node = at.list[at.next];
    if (node === undefined) {
      open.pop();
      continue;
    }
    at.next += 1;
    const row = rows.count++;
    const list = below(node);
    const isExpanded = list.length > 0 && isOpen(node, at.level);
    rows.nodes[row] = node;
    rows.levels[row] = at.level;
    rows.parents[row] = at.parent;
    rows.positions[row] = at.next;
    rows.siblings[row] = at.list.length;
    rows.states[row] = list.length === 0 ? LEAF : isExpanded ? OPEN : FOLDED;
    rows.rowOf[node] = row;
    rows.deepest = Math.max(rows.deepest, at.level);
    if (isExpanded) open.push({ list, next: 0, level: at.level + 1, parent: row });
  }
  return rows;
}

function emptyRows(tree: WaterfallTree): RowList {
  const most = countNodes(tree);
  return {
    tree,
    count: 0,
    nodes: new Int32Array(most),
    levels: new Int32Array(most),
    parents: new Int32Array(most),
    positions: new Int32Array(most),
    siblings: new Int32Array(most),
    states: new Uint8Array(most),
    rowOf: new Int32Array(most).fill(-1),
    deepest: 0,
    kept: null,
  };
}

/** What has to be toggled besides for a phase to be on a row: all that contains it, and the groups on the way. */
export function toggledToShow(tree: WaterfallTree, key: string, view: RowsView): ReadonlySet<string> {
  const toggled = new Set(view.toggled);
  const wanted = tree.find(key);
  const chain: number[] = [];
  for (let at = wanted ?? ROOT; at !== ROOT; at = tree.parents[at] ?? ROOT) {
    chain.unshift(at);
    const group = tree.groupOf[at] ?? -1;
    if (group >= 0) chain.unshift(group);
  }
  for (const [index, node] of chain.entries()) {
    if (node === wanted) continue;
    const isGroup = node >= tree.parents.length;
    if (!isGroup && index + 1 < view.depth) toggled.delete(nodeAt(tree, node).key);
    else toggled.add(nodeAt(tree, node).key);
  }
  return toggled;
}
