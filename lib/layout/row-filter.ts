import type { TreeNode, WaterfallTree } from './waterfall-tree';

/** Which phases are looked for: all words in the name, and a length above or below a bound. */
export interface RowFilter {
  /** Lower case. */
  words: string[];
  atLeastMs: number;
  atMostMs: number;
}

const UNIT_MS: Record<string, number> = { us: 0.001, µs: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const BOUND = /^([<>])=?(\d+(?:\.\d+)?)(us|µs|ms|s|min|h|%)?$/;

/**
 * Reads what is typed into the search of a boot: words, and bounds such as `>500ms`, `<2s` or `>5%` (of the boot's
 * length; a number alone is milliseconds). Null where nothing is asked for.
 */
export function parseRowFilter(text: string, lengthMs: number): RowFilter | null {
  const filter: RowFilter = { words: [], atLeastMs: 0, atMostMs: Number.POSITIVE_INFINITY };
  // A space after the sign is how people write it.
  const tokens = text
    .toLowerCase()
    .replace(/([<>]=?)\s+/g, '$1')
    .split(/\s+/)
    .filter(Boolean);
  for (const token of tokens) {
    const [, sign, figure, unit = 'ms'] = BOUND.exec(token) ?? [];
    if (figure === undefined) filter.words.push(token);
    else {
      const bound = Number(figure) * (unit === '%' ? lengthMs / 100 : (UNIT_MS[unit] ?? 1));
      if (sign === '>') filter.atLeastMs = bound;
      else filter.atMostMs = bound;
    }
  }
  return tokens.length > 0 ? filter : null;
}

/** What a filter leaves. */
export interface FilterResult {
  /** Keys of the phases that match. */
  matches: ReadonlySet<string>;
  /** Those and all that contain them. */
  kept: ReadonlySet<string>;
}

/** The phases that match, and what stays on screen with them: everything that contains one. */
export function applyRowFilter(tree: WaterfallTree, filter: RowFilter): FilterResult {
  const matches = new Set<string>();
  const kept = new Set<string>();
  for (const node of tree.byKey.values()) {
    if (!isMatch(node, filter)) continue;
    matches.add(node.key);
    for (let at: string | undefined = node.key; at !== undefined && !kept.has(at); at = tree.parents.get(at))
      kept.add(at);
  }
  return { matches, kept };
}

function isMatch({ phase, label, durationMs }: TreeNode, filter: RowFilter): boolean {
  if (durationMs < filter.atLeastMs || durationMs > filter.atMostMs) return false;
  if (filter.words.length === 0) return true;
  const text = (phase ? `${label} ${phase.key} ${phase.stage} ${phase.kind}` : label).toLowerCase();
  return filter.words.every((word) => text.includes(word));
}
