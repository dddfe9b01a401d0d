import { ROOT } from './node-lists';
import type { LabelledPhase } from './waterfall-subject';
import { nodeAt, type WaterfallTree } from './waterfall-tree';

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
  /** Phases and gaps that match. */
  matches: number;
  /** `MATCHES` for each node that does, `CONTAINS` for one that contains such, else 0. */
  kept: Uint8Array;
}

export const CONTAINS = 1;
export const MATCHES = 2;

/** The phases that match, and what stays on screen with them: everything that contains one. */
export function applyRowFilter(tree: WaterfallTree, filter: RowFilter): FilterResult {
  const kept = new Uint8Array(tree.parents.length);
  const hasWords = wordMatcher(filter.words);
  let matches = 0;
  for (let node = 0; node < kept.length; node += 1) {
    const { phase, label, durationMs } = nodeAt(tree, node);
    if (durationMs < filter.atLeastMs || durationMs > filter.atMostMs) continue;
    if (!hasWords(phase, label)) continue;
    matches += 1;
    kept[node] = MATCHES;
    const above = (at: number) => tree.parents[at] ?? ROOT;
    // What is kept already has all that contains it kept too.
    for (let at = above(node); at !== ROOT && kept[at] === 0; at = above(at)) kept[at] = CONTAINS;
  }
  return { matches, kept };
}

/** What a word must hold to depend on which of several phases of one name is meant. */
const NUMBERED = /[\d#()]/;

/**
 * Tells whether a phase has all the words. Thousands of phases share a few names: a name is searched once, but for words
 * that may be about the number of one phase among its like.
 */
function wordMatcher(words: readonly string[]): (phase: LabelledPhase | null, label: string) => boolean {
  if (words.length === 0) return () => true;
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  if (words.some((word) => NUMBERED.test(word))) return (phase, label) => hasAll(textOf(phase, label));
  const known = new Map<string, boolean>();
  return (phase, label) => {
    if (!isKeyOfName(phase)) return hasAll(textOf(phase, label));
    const name = phase ? `${phase.name} ${phase.stage} ${phase.kind}` : label;
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = hasAll(textOf(phase, label));
    known.set(name, answer);
    return answer;
  };
}

function textOf(phase: LabelledPhase | null, label: string): string {
  return (phase ? `${label} ${phase.key} ${phase.stage} ${phase.kind}` : label).toLowerCase();
}

/** Whether a phase is told from others of its name by a number alone. */
function isKeyOfName(phase: LabelledPhase | null): boolean {
  return phase === null || phase.key === phase.name || phase.key[phase.name.length] === '#';
}
