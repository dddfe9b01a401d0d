import type { SidePhase } from './compared-side';
import { pathId } from './name-path';

/** What two sides have under the same names; one of them at least is there. */
export interface PhasePair {
  key: string;
  /** Key of the pair that contains it. */
  parent: string | null;
  /** 1 for the top of the tree. */
  level: number;
  name: string;
  a: SidePhase | null;
  b: SidePhase | null;
}

/**
 * Puts the phases of two sides beside each other: those of the same names from the top of the tree down, then those that
 * are left over on both sides and have a name that nothing else there has, where only what contains them differs. In the
 * order of the tree, siblings by start, those whose start is not known last. Every phase is in exactly one pair.
 */
export function alignPhases(a: readonly SidePhase[], b: readonly SidePhase[]): PhasePair[] {
  const inB = new Map(b.map((phase) => [pathId(phase.names), phase]));
  const inA = new Set(a.map(({ names }) => pathId(names)));
  const leftInA = onlyOnes(a.filter(({ names }) => !inB.has(pathId(names))));
  const leftInB = onlyOnes(b.filter(({ names }) => !inA.has(pathId(names))));
  const moved = new Set([...leftInB].flatMap(([name, phase]) => (leftInA.has(name) ? [phase] : [])));
  const pairs: Unplaced[] = a.map((phase) => {
    const alike = inB.get(pathId(phase.names)) ?? null;
    const elsewhere = leftInA.get(lastOf(phase)) === phase ? leftInB.get(lastOf(phase)) : undefined;
    return { names: phase.names, a: phase, b: alike ?? elsewhere ?? null };
  });
  for (const phase of b)
    if (!inA.has(pathId(phase.names)) && !moved.has(phase))
      pairs.push({ names: phase.names, a: null, b: phase });
  return inTreeOrder(pairs);
}

type Unplaced = Pick<PhasePair, 'a' | 'b'> & { names: readonly string[] };

function lastOf({ names }: Pick<SidePhase, 'names'>): string {
  return names.at(-1) ?? '';
}

/** The phases that no other shares its name with, by name. */
function onlyOnes(phases: readonly SidePhase[]): Map<string, SidePhase> {
  const byName = new Map<string, SidePhase | null>();
  for (const phase of phases) byName.set(lastOf(phase), byName.has(lastOf(phase)) ? null : phase);
  return new Map([...byName].flatMap(([name, phase]) => (phase ? [[name, phase]] : [])));
}

function inTreeOrder(pairs: readonly Unplaced[]): PhasePair[] {
  const known = new Set(pairs.map(({ names }) => pathId(names)));
  const children = new Map<string | null, Unplaced[]>();
  for (const pair of pairs) {
    const parent = nearestKnown(pair.names, known);
    const siblings = children.get(parent);
    if (siblings) siblings.push(pair);
    else children.set(parent, [pair]);
  }
  const ordered: PhasePair[] = [];
  // Names are nested a few levels deep at most, see `COMPARED_LEVELS`.
  const visit = (parent: string | null, level: number) => {
    for (const { names, a, b } of (children.get(parent) ?? []).sort(byStart)) {
      const key = pathId(names);
      ordered.push({ key, parent, level, name: names.at(-1) ?? '', a, b });
      visit(key, level + 1);
    }
  };
  visit(null, 1);
  return ordered;
}

/** A cohort may lack the phase that contains another. */
function nearestKnown(names: readonly string[], known: ReadonlySet<string>): string | null {
  for (let length = names.length - 1; length > 0; length -= 1) {
    const key = pathId(names.slice(0, length));
    if (known.has(key)) return key;
  }
  return null;
}

function byStart(one: Unplaced, other: Unplaced): number {
  const [from, to] = [startOf(one), startOf(other)];
  return from === to ? 0 : from - to;
}

function startOf({ a, b }: Unplaced): number {
  return a?.stretches[0]?.startMs ?? b?.stretches[0]?.startMs ?? Number.MAX_VALUE;
}
