import type { Event } from '../../event';
import type { PhaseDraft } from '../phase-builder';
import type { Bound } from './timeline';

/** A phase as its rule finds it: begun, and ended unless `to` is null. */
export interface Section {
  name: string;
  from: Bound;
  to: Bound | null;
  /** Lines within it that prove it further. */
  inner: readonly Event[];
  /** Name of the phase that contains it, where that is not the catalogue's. */
  parent?: string;
}

/** A phase from one moment to another; nothing where it was not seen to begin, or ends before it begins. */
export function section(
  name: string,
  from: Bound | null,
  to: Bound | null,
  inner: readonly (Event | null)[] = [],
): Section[] {
  if (from === null || (to !== null && to.atMs < from.atMs)) return [];
  return [{ name, from, to, inner: inner.filter((event) => event !== null) }];
}

/** The same for what is worth a bar only if it took longer than its stamps can tell: waits of zero are no waits. */
export function wait(name: string, from: Bound | null, to: Bound | null): Section[] {
  return section(name, from, to).filter(({ from, to }) => to !== null && to.atMs - from.atMs > STAMP_MS);
}

/** oslo.log's stamps and its `waited` figures are both cut to 1 ms. */
const STAMP_MS = 1;

/**
 * Drafts of sections; what took no time that the stamps can tell is no bar. One without an end is drawn only where the boot broke off or still runs in it: nothing began
 * after it; it then lasts until `untilMs`. Any other open section ended unseen and is left to the unaccounted time.
 */
export function draftsOf(sections: readonly Section[], untilMs: number | null): PhaseDraft[] {
  return sections.flatMap((part) => {
    const base = { name: part.name, startAtMs: part.from.atMs, parent: part.parent };
    if (part.to !== null) {
      if (part.to.atMs === part.from.atMs) return [];
      const evidence = [...part.from.events, ...part.inner, ...part.to.events];
      return [{ ...base, endAtMs: part.to.atMs, evidence }];
    }
    if (untilMs === null || isFollowed(part, sections)) return [];
    return [{ ...base, endAtMs: untilMs, open: true, evidence: [...part.from.events, ...part.inner] }];
  });
}

/** Network allocation runs beside the rest: what begins after it does not end it, and it ends nothing. */
const BESIDE = 'network_allocation';

const INSIDE: Record<string, readonly string[]> = {
  claim: ['claim_lock_wait'],
  image: [
    'image_lock_wait',
    'image_fetch',
    'image_convert',
    'image_copy',
    'disk_lock_wait',
    'qemu_img_create',
  ],
};

function isFollowed(part: Section, sections: readonly Section[]): boolean {
  if (part.name === BESIDE) return false;
  const inside = INSIDE[part.name] ?? [];
  return sections.some(
    (other) =>
      other !== part &&
      other.name !== BESIDE &&
      !inside.includes(other.name) &&
      other.from.atMs >= part.from.atMs &&
      !(INSIDE[other.name] ?? []).includes(part.name),
  );
}
