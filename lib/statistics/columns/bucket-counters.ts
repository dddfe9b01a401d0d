import type { BucketListWriter } from './bucket-list-writer';
import type { ColumnRange } from './chunk';

/** A counter for each key and each bucket of a range, and one before them for no bucket. */
export class BucketCounters {
  /** The bucket of a key's first counter, which stands for no bucket. */
  readonly before: number;
  /** Counters of each key. */
  readonly width: number;
  readonly counts: Uint32Array;

  constructor(keys: number, range: ColumnRange) {
    const { least, most } = range;
    // Whole numbers of the processor, which those of a range are not, for it may be infinite.
    this.before = (least <= most ? least - 1 : 0) | 0;
    this.width = BucketCounters.widthOf(range) | 0;
    this.counts = new Uint32Array(keys * this.width);
  }

  static widthOf({ least, most }: ColumnRange): number {
    return least <= most ? most - least + 2 : 1;
  }

  /** Moves what was counted of a key to a list of its own. */
  take(key: number, into: BucketListWriter): void {
    into.take(this.counts, key * this.width + 1, this.width - 1, this.before + 1);
  }
}
