import type { Boot, Phase } from '@/lib/domain/boot';

/** A phase with how deep it lies under others. */
export interface PhaseRow {
  phase: Phase;
  depth: number;
}

/** The phases of a boot as a tree in reading order: by start, children below their parent. */
export function phaseRows({ phases }: Pick<Boot, 'phases'>): PhaseRow[] {
  const keys = new Set(phases.map(({ key }) => key));
  const byParent = new Map<string | null, Phase[]>();
  for (const phase of phases) {
    const parent = phase.parent !== null && keys.has(phase.parent) ? phase.parent : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), phase]);
  }
  const rows: PhaseRow[] = [];
  const visit = (parent: string | null, depth: number): void => {
    const children = byParent.get(parent) ?? [];
    byParent.delete(parent);
    for (const phase of children.sort(inOrder)) {
      rows.push({ phase, depth });
      visit(phase.key, depth + 1);
    }
  };
  visit(null, 0);
  return rows;
}

function inOrder(a: Phase, b: Phase): number {
  return a.startMs - b.startMs || b.durationMs - a.durationMs || (a.key < b.key ? -1 : 1);
}
