import { type LongGap, longGapsOf } from '@/lib/domain/assemble/unaccounted';
import { NodeLists, ROOT } from './node-lists';
import type { LabelledPhase, WaterfallSubject } from './waterfall-subject';

/** Siblings of one name. */
export interface RepeatedPhases {
  count: number;
  totalMs: number;
  maxMs: number;
  /** By start. */
  members: readonly LabelledPhase[];
}

/** A phase in the tree, time that no phase covers, or several siblings of one name told together. */
export interface TreeNode {
  /** The phase's key, `gap:<n>`, or `group:<key of its first phase>`. */
  key: string;
  /** Null for unaccounted time and for groups. */
  phase: LabelledPhase | null;
  label: string;
  startMs: number;
  durationMs: number;
  /** Set for a group. */
  group?: RepeatedPhases;
}

/**
 * A boot's phases by parent, made once for a boot and asked for every view of it. Its nodes are numbers: first the phases
 * in their order, then the gaps, then the groups; what they are is told by `nodeAt`.
 */
export interface WaterfallTree {
  phases: readonly LabelledPhase[];
  gaps: readonly LongGap[];
  groups: readonly RepeatedPhases[];
  /** Of each phase and gap the phase that contains it, or `ROOT`. */
  parents: Int32Array;
  /** Of each phase and gap the group that it is told in, or -1. */
  groupOf: Int32Array;
  /** Phases and gaps below each node, by start. */
  children: NodeLists;
  /** The same with repeated siblings in groups, the children of a group being its members. */
  grouped: NodeLists;
  /** Number of a phase, gap or group by its key; undefined for what is not there. */
  find: (key: string) => number | undefined;
}

/**
 * The tree of a boot: siblings by start, unaccounted stretches among the top-level phases. Every phase is in it exactly
 * once: one whose parent is missing, or whose parents form a ring, stands at the top.
 */
export function buildWaterfallTree({ phases, lengthMs }: WaterfallSubject): WaterfallTree {
  const gaps = longGapsOf(phases, lengthMs);
  const numbers = new Map(phases.map(({ key }, number) => [key, number]));
  const parents = knownParents(phases, numbers, phases.length + gaps.length);
  for (const [index, { key }] of gaps.entries()) numbers.set(key, phases.length + index);
  const children = NodeLists.byParent(parents, orderOf([...phases, ...gaps]));
  const { groups, groupOf, grouped } = groupRepeated(phases, children, parents.length);
  const find = (key: string) => {
    if (!key.startsWith(GROUP)) return numbers.get(key);
    const first = numbers.get(key.slice(GROUP.length));
    const group = first === undefined ? undefined : groupOf[first];
    return group === undefined || group < 0 ? undefined : group;
  };
  return { phases, gaps, groups, parents, groupOf, children, grouped, find };
}

const GROUP = 'group:';

/** What a node is. Throws for a number that is none of the tree. */
export function nodeAt({ phases, gaps, groups }: WaterfallTree, node: number): TreeNode {
  const phase = phases[node];
  if (phase) {
    const { key, label, startMs, durationMs } = phase;
    return { key, phase, label, startMs, durationMs };
  }
  const gap = gaps[node - phases.length];
  if (gap) return { ...gap, phase: null, label: 'unaccounted' };
  const group = groups[node - phases.length - gaps.length];
  const [first] = group?.members ?? [];
  if (!group || !first) throw new RangeError(`There is no node ${node}`);
  const endMs = group.members.reduce(
    (end, { startMs, durationMs }) => Math.max(end, startMs + durationMs),
    first.startMs,
  );
  const { key, label, startMs } = first;
  return { key: GROUP + key, phase: null, label, startMs, durationMs: endMs - startMs, group };
}

/** So many siblings of one name are told together. */
const GROUPED_FROM = 5;

/** Puts siblings with five and more of one name into a group, which stands where the first of them stood. */
function groupRepeated(phases: readonly LabelledPhase[], children: NodeLists, nodes: number) {
  const groups: RepeatedPhases[] = [];
  const groupOf = new Int32Array(nodes).fill(-1);
  const memberLists: number[][] = [];
  const lists: ArrayLike<number>[] = [];
  for (let node = ROOT; node < nodes; node += 1) {
    const siblings = children.of(node);
    const alike = siblings.length < GROUPED_FROM ? [] : repeatedOf(siblings, phases);
    for (const members of alike) {
      for (const member of members) groupOf[member] = nodes + groups.length;
      groups.push(describe(members.flatMap((member) => phases[member] ?? [])));
      memberLists.push(members);
    }
    lists.push(alike.length === 0 ? siblings : withGroups(siblings, groupOf));
  }
  return { groups, groupOf, grouped: NodeLists.of([...lists, ...memberLists]) };
}

function repeatedOf(siblings: Int32Array, phases: readonly LabelledPhase[]): number[][] {
  const byName = new Map<string, number[]>();
  for (const node of siblings) {
    const name = phases[node]?.name;
    if (name === undefined) continue;
    const alike = byName.get(name);
    if (alike) alike.push(node);
    else byName.set(name, [node]);
  }
  return [...byName.values()].filter(({ length }) => length >= GROUPED_FROM);
}

function withGroups(siblings: Int32Array, groupOf: Int32Array): number[] {
  const seen = new Set<number>();
  const list: number[] = [];
  for (const node of siblings) {
    const group = groupOf[node] ?? -1;
    if (group < 0) list.push(node);
    else if (!seen.has(group)) list.push(group);
    seen.add(group);
  }
  return list;
}

function describe(members: readonly LabelledPhase[]): RepeatedPhases {
  let totalMs = 0;
  let maxMs = 0;
  for (const { durationMs } of members) {
    totalMs += durationMs;
    maxMs = Math.max(maxMs, durationMs);
  }
  return { count: members.length, totalMs, maxMs, members };
}

/** All nodes by start; of those that start together the first one first, gaps last. */
function orderOf(nodes: readonly { startMs: number }[]): Int32Array {
  const starts = Float64Array.from(nodes, ({ startMs }) => (Number.isNaN(startMs) ? 0 : startMs));
  const order = Int32Array.from(starts, (_, node) => node);
  const isInOrder = starts.every((startMs, node) => node === 0 || startMs >= (starts[node - 1] ?? 0));
  return isInOrder ? order : order.sort((a, b) => compare(starts[a] ?? 0, starts[b] ?? 0) || a - b);
}

/** Also of two infinities, whose difference is no number. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const UNKNOWN = 0;
const LEADS_UP = 1;
const LEADS_NOWHERE = 2;
const ASKED = 3;

/** Parents that exist and lead to a top: each phase is asked once, however deep it lies. */
function knownParents(
  phases: readonly LabelledPhase[],
  numbers: ReadonlyMap<string, number>,
  nodes: number,
): Int32Array {
  const parents = new Int32Array(nodes).fill(ROOT);
  for (const [node, { parent }] of phases.entries())
    if (parent !== null) parents[node] = numbers.get(parent) ?? ROOT;
  const states = new Uint8Array(nodes);
  const chain: number[] = [];
  for (let start = 0; start < phases.length; start += 1) {
    let node = start;
    for (; node !== ROOT && states[node] === UNKNOWN; node = parents[node] ?? ROOT) {
      states[node] = ASKED;
      chain.push(node);
    }
    const answer = node === ROOT || states[node] === LEADS_UP ? LEADS_UP : LEADS_NOWHERE;
    for (const passed of chain.splice(0)) states[passed] = answer;
  }
  for (const [node, state] of states.entries()) if (state === LEADS_NOWHERE) parents[node] = ROOT;
  return parents;
}
