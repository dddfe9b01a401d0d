/** The node above all others, whose children are the top of a tree. */
export const ROOT = -1;

/**
 * Lists of nodes by number, one for the root and one for each node, all in one array: a tree of a hundred thousand nodes
 * is two arrays, not a hundred thousand.
 */
export class NodeLists {
  /** @param starts where the list of node `n` begins in `items`, at `n + 1`; one more entry than there are lists */
  constructor(
    private readonly starts: Int32Array,
    private readonly items: Int32Array,
  ) {}

  /** The list of a node, or of `ROOT`. */
  of(node: number): Int32Array {
    return this.items.subarray(this.starts[node + 1], this.starts[node + 2]);
  }

  /** The children of each node, in the order in which `order` has them; `parents` tells a node or `ROOT` for each. */
  static byParent(parents: Int32Array, order: Int32Array): NodeLists {
    const starts = new Int32Array(parents.length + 2);
    for (const parent of parents) addTo(starts, parent + 2);
    for (let list = 1; list < starts.length; list += 1) addTo(starts, list, starts[list - 1]);
    const next = starts.slice();
    const items = new Int32Array(parents.length);
    for (const node of order) items[addTo(next, (parents[node] ?? ROOT) + 1)] = node;
    return new NodeLists(starts, items);
  }

  /** Lists in the order of their nodes, the root's first. */
  static of(lists: readonly ArrayLike<number>[]): NodeLists {
    const starts = new Int32Array(lists.length + 1);
    for (const [index, { length }] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
    const items = new Int32Array(starts.at(-1) ?? 0);
    for (const [index, list] of lists.entries()) items.set(list, starts[index]);
    return new NodeLists(starts, items);
  }
}

/** Adds to an entry and tells what it was. */
function addTo(array: Int32Array, index: number, by = 1): number {
  const before = array[index] ?? 0;
  array[index] = before + by;
  return before;
}
