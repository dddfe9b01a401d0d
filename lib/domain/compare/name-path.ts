import type { Phase } from '../boot';

/** Phases nested deeper are told with the one at this level that contains them: a trace may be as deep as it likes. */
export const COMPARED_LEVELS = 8;

/** Names as one text, no two paths the same: no name holds the separator, which is no printable character. */
export function pathId(names: readonly string[]): string {
  return names.join('\u001f');
}

/** Where a phase stands among the names of its boot. */
export interface NamePath {
  /** Names from the top of the tree down, at most `COMPARED_LEVELS`. */
  names: readonly string[];
  /** Key of the phase that these names lead to: its own, or that of the one which tells it. */
  key: string;
}

type Linked = Pick<Phase, 'key' | 'name' | 'parent'>;

/** The names that lead to each phase, by key. A phase whose parent is missing, or its own descendant, stands at the top. */
export function namePathsOf(phases: readonly Linked[]): Map<string, NamePath> {
  const byKey = new Map(phases.map((phase) => [phase.key, phase]));
  const paths = new Map<string, NamePath>();
  for (const phase of phases) {
    const chain: Linked[] = [];
    const met = new Set<string>();
    let at: Linked | undefined = phase;
    while (at && !paths.has(at.key) && !met.has(at.key)) {
      chain.push(at);
      met.add(at.key);
      at = at.parent === null ? undefined : byKey.get(at.parent);
    }
    let above = at && paths.get(at.key);
    for (const each of chain.reverse()) {
      above = below(above, each);
      paths.set(each.key, above);
    }
  }
  return paths;
}

function below(above: NamePath | undefined, { key, name }: Linked): NamePath {
  if (above === undefined) return { names: [name], key };
  return above.names.length < COMPARED_LEVELS ? { names: [...above.names, name], key } : above;
}
