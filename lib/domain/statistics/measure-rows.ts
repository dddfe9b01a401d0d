/** Gives each text a small number, the same for the same text. */
export class Words {
  private readonly codes = new Map<string, number>();
  private readonly texts: string[] = [];

  codeOf(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.codes.set(text, code);
    this.texts.push(text);
    return code;
  }

  /** The code of a text that may not have been seen. */
  find(text: string): number | undefined {
    return this.codes.get(text);
  }

  textOf(code: number): string {
    return this.texts[code] ?? '';
  }

  get size(): number {
    return this.texts.length;
  }
}

/** Stands for no bucket. */
export const NO_BUCKET = 0xffff;

/** Rows of boot_measure side by side, as they come from the database: a column for each field, cut to what is filled. */
export interface MeasureRows {
  length: number;
  ids: Float64Array;
  /** Unix microseconds: exact, as Postgres keeps them. */
  startMicros: Float64Array;
  endMicros: Float64Array;
  /** Milliseconds; NaN where unknown. */
  totalMs: Float64Array;
  buildMs: Float64Array;
  totalBucket: Uint16Array;
  buildBucket: Uint16Array;
  resolutionMs: Float32Array;
  /** Row ids; 0 where unknown. */
  image: Int32Array;
  flavor: Int32Array;
  host: Int32Array;
  /** Codes of `Words`. */
  cache: Uint8Array;
  basis: Uint8Array;
  status: Uint8Array;
  source: Uint16Array;
  cloud: Uint16Array;
  /** Where the facts and phases of a row begin in the lists; those of the last end with the list. */
  factOffsets: Uint32Array;
  factIds: Uint16Array;
  phaseOffsets: Uint32Array;
  phaseIds: Uint16Array;
  /** Signed buckets. */
  phaseStarts: Int16Array;
  phaseDurations: Uint16Array;
}

/** A number for each text of each field; `status`, `cache` and `basis` have few. */
export interface MeasureWords {
  cache: Words;
  basis: Words;
  status: Words;
  source: Words;
  cloud: Words;
}

export function newMeasureWords(): MeasureWords {
  return {
    cache: new Words(),
    basis: new Words(),
    status: new Words(),
    source: new Words(),
    cloud: new Words(),
  };
}
