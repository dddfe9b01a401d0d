import type { Boot, Phase } from '@/lib/domain/boot';

/** A phase with how deep it lies under others. */
export interface PhaseRow {
  phase: Phase;
  /** 0 for the top of the tree. */
  depth: number;
}

/**
 * The phases of a boot as a tree in reading order: by start, children below their parent. Each is there exactly once,
 * also where its parent is missing or parents form a ring.
 */
export function phaseRows({ phases }: Pick<Boot, 'phases'>): PhaseRow[] {
  const children = childrenByParent(phases);
  const rows: PhaseRow[] = [];
  const seen = new Set<string>();
  const visit = (roots: readonly Phase[]): void => {
    // A stack of our own: spans may nest deeper than calls can.
    const open = roots.map((phase) => ({ phase, depth: 0 })).reverse();
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
      if (seen.has(row.phase.key)) continue;
      seen.add(row.phase.key);
      rows.push(row);
      const below = children.get(row.phase.key) ?? [];
      for (const phase of below.toReversed()) open.push({ phase, depth: row.depth + 1 });
    }
  };
  visit(children.get(null) ?? []);
  if (rows.length < phases.length) for (const phase of phases) if (!seen.has(phase.key)) visit([phase]);
  return rows;
}

function childrenByParent(phases: readonly Phase[]): Map<string | null, Phase[]> {
  const keys = new Set(phases.map(({ key }) => key));
  const children = new Map<string | null, Phase[]>();
  for (const phase of phases.toSorted(inOrder)) {
    const parent = phase.parent !== null && keys.has(phase.parent) ? phase.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [phase]);
    else siblings.push(phase);
  }
  return children;
}

function inOrder(a: Phase, b: Phase): number {
  return a.startMs - b.startMs || b.durationMs - a.durationMs || (a.key < b.key ? -1 : 1);
}
