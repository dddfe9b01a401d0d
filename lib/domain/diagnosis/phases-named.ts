import { group } from 'd3-array';
import type { Boot, Phase } from '../boot';

/** A trace brings thousands of names into one boot, and every cause asks for some: each boot is gone through once. */
const byName = new WeakMap<Boot, ReadonlyMap<string, readonly Phase[]>>();

/** The phases of a boot that bear a name, in the boot's order. */
export function phasesNamed(boot: Boot, name: string): readonly Phase[] {
  let phases = byName.get(boot);
  if (!phases) {
    phases = group(boot.phases, (phase) => phase.name);
    byName.set(boot, phases);
  }
  return phases.get(name) ?? [];
}
