/** What all values without a slot of their own are counted under. */
export const OTHER = 'other';

/**
 * Bounds the values of a label. A value that has a slot keeps it for the life of the process, and `other` is never divided
 * again: series may appear, none ever falls.
 */
export class LabelSlots {
  private readonly taken = new Set<string>();

  constructor(private readonly limit: number) {}

  /** The value itself where it has a slot or there is one left, else `other`. */
  labelOf(value: string): string {
    if (this.taken.has(value)) return value;
    if (this.taken.size >= this.limit) return OTHER;
    this.taken.add(value);
    return value;
  }
}
