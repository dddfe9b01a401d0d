import { Distribution, type Extremes } from '../distribution';
import type { LentSteps } from './bucket-steps';
import type { BucketRange } from './chunk';

/** A counter for each key and each bucket of a range, and one before them for no bucket. */
export class BucketCounters {
  /** The bucket of a key's first counter, which stands for no bucket. */
  readonly before: number;
  /** Counters of each key. */
  readonly width: number;
  readonly counts: Uint32Array;

  constructor(keys: number, { least, most }: BucketRange) {
    // Whole numbers of the processor, which a range is not that may be infinite.
    this.before = (least <= most ? least - 1 : 0) | 0;
    this.width = BucketCounters.widthOf({ least, most }) | 0;
    this.counts = new Uint32Array(keys * this.width);
  }

  static widthOf({ least, most }: BucketRange): number {
    return least <= most ? most - least + 2 : 1;
  }

  /** What was counted of a key, in steps that are lent; its counters are 0 again. */
  take(
    key: number,
    steps: LentSteps,
    toValue: (bucket: number) => number,
    extremes?: Extremes,
  ): Distribution {
    const begin = key * this.width + 1;
    const taken = steps.take(this.counts, begin, this.width - 1, (place) => toValue(place + this.before + 1));
    return taken.length === 0 ? Distribution.EMPTY : new Distribution(taken, true, extremes);
  }
}
