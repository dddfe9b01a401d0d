import { RowBuffers, type RowGroups } from './row-groups';

/** So many cohorts' rows are kept: those in a box and all, which are asked for by turns. */
const KEPT = 2;

/** The rows of the cohorts that were last asked for: most questions ask several things of the same. */
export class RecentRows {
  /** The one asked for longest ago first. */
  private readonly slots = Array.from({ length: KEPT }, () => ({
    key: '',
    rows: new Map() as RowGroups,
    buffers: new RowBuffers(),
  }));

  /** The rows of a key, found where they are not known any more. What was answered for other keys may change then. */
  find(key: string, find: (buffers: RowBuffers) => RowGroups): RowGroups {
    const known = this.slots.findIndex((slot) => slot.key === key);
    const [slot] = this.slots.splice(Math.max(known, 0), 1);
    if (!slot) throw new Error('There are slots');
    this.slots.push(slot);
    if (known < 0) {
      slot.key = '';
      slot.rows = find(slot.buffers);
      slot.key = key;
    }
    return slot.rows;
  }
}
