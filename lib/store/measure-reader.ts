import {
  type MeasureRows,
  type MeasureWords,
  NO_BUCKET,
  type Words,
} from '@/lib/domain/statistics/measure-rows';

/** Signature, flags and length of the header's extension, which is empty. */
const HEADER_BYTES = 19;
/** From 1970 to 2000, where Postgres begins to count. */
const EPOCH_MICROS = 946_684_800_000_000;
const FIELDS = 18;

/** Reads what `COPY … (FORMAT binary)` writes of boot_measure, straight into columns. */
export class MeasureReader {
  private bytes: Buffer = Buffer.alloc(0);
  private at = 0;
  private readonly lastTexts = new Map<Words, { bytes: Buffer; code: number }>();

  constructor(private readonly words: MeasureWords) {}

  /** @param bytes the whole answer */
  read(bytes: Buffer): MeasureRows {
    this.bytes = bytes;
    const { rows, facts, phases } = this.measure();
    const into = newRows(rows, facts, phases);
    this.at = HEADER_BYTES;
    let fact = 0;
    let phase = 0;
    for (let row = 0; row < rows; row += 1) {
      this.at += 2;
      this.readFigures(into, row);
      into.factOffsets[row] = fact;
      for (let left = this.elements(); left > 0; left -= 1) into.factIds[fact++] = this.element4();
      into.phaseOffsets[row] = phase;
      for (let left = this.elements(); left > 0; left -= 1) this.readPhase(into, phase++);
    }
    return into;
  }

  private readFigures(into: MeasureRows, row: number): void {
    into.ids[row] = this.int8();
    into.startMicros[row] = this.int8() + EPOCH_MICROS;
    into.endMicros[row] = this.int8() + EPOCH_MICROS;
    into.totalMs[row] = this.float8();
    into.buildMs[row] = this.float8();
    into.totalBucket[row] = this.int2();
    into.buildBucket[row] = this.int2();
    into.resolutionMs[row] = this.float8();
    into.image[row] = this.int4();
    into.flavor[row] = this.int4();
    into.host[row] = this.int4();
    into.cache[row] = this.word(this.words.cache);
    into.basis[row] = this.word(this.words.basis);
    into.status[row] = this.word(this.words.status);
    into.source[row] = this.word(this.words.source);
    into.cloud[row] = this.word(this.words.cloud);
  }

  /** Numbers of rows and of entries in their lists, so that columns are made as long as they are to be. */
  private measure(): { rows: number; facts: number; phases: number } {
    const counts = { rows: 0, facts: 0, phases: 0 };
    this.at = HEADER_BYTES;
    while (this.bytes.readInt16BE(this.at) >= 0) {
      this.at += 2;
      counts.rows += 1;
      for (let field = 0; field < FIELDS; field += 1) {
        const length = this.bytes.readInt32BE(this.at);
        const elements = length > 12 ? this.bytes.readInt32BE(this.at + 16) : 0;
        if (field === FIELDS - 2) counts.facts += elements;
        if (field === FIELDS - 1) counts.phases += elements;
        this.at += 4 + Math.max(length, 0);
      }
    }
    return counts;
  }

  private int8(): number {
    const value = this.bytes.readInt32BE(this.at + 4) * 2 ** 32 + this.bytes.readUInt32BE(this.at + 8);
    this.at += 12;
    return value;
  }

  private float8(): number {
    if (this.isNull()) return Number.NaN;
    const value = this.bytes.readDoubleBE(this.at + 4);
    this.at += 12;
    return value;
  }

  private int4(): number {
    if (this.isNull()) return 0;
    const value = this.bytes.readInt32BE(this.at + 4);
    this.at += 8;
    return value;
  }

  private int2(): number {
    if (this.isNull()) return NO_BUCKET;
    const value = this.bytes.readUInt16BE(this.at + 4);
    this.at += 6;
    return value;
  }

  private isNull(): boolean {
    if (this.bytes.readInt32BE(this.at) >= 0) return false;
    this.at += 4;
    return true;
  }

  /** The same text mostly comes row after row. */
  private word(words: Words): number {
    const length = this.bytes.readInt32BE(this.at);
    const begin = this.at + 4;
    this.at = begin + length;
    const last = this.lastTexts.get(words);
    if (last && last.bytes.length === length && last.bytes.compare(this.bytes, begin, this.at) === 0)
      return last.code;
    const code = words.codeOf(this.bytes.toString('utf8', begin, this.at));
    this.lastTexts.set(words, { bytes: this.bytes.subarray(begin, this.at), code });
    return code;
  }

  /** Enters an array: its length, dimensions, flags, type, size and lower bound. */
  private elements(): number {
    const dimensions = this.bytes.readInt32BE(this.at + 4);
    if (dimensions === 0) {
      this.at += 16;
      return 0;
    }
    const count = this.bytes.readInt32BE(this.at + 16);
    this.at += 24;
    return count;
  }

  private element4(): number {
    const value = this.bytes.readInt32BE(this.at + 4);
    this.at += 8;
    return value;
  }

  private readPhase(into: MeasureRows, place: number): void {
    into.phaseIds[place] = this.bytes.readUInt16BE(this.at + 6);
    into.phaseStarts[place] = this.bytes.readInt16BE(this.at + 8);
    into.phaseDurations[place] = this.bytes.readUInt16BE(this.at + 10);
    this.at += 12;
  }
}

function newRows(length: number, facts: number, phases: number): MeasureRows {
  return {
    length,
    ids: new Float64Array(length),
    startMicros: new Float64Array(length),
    endMicros: new Float64Array(length),
    totalMs: new Float64Array(length),
    buildMs: new Float64Array(length),
    totalBucket: new Uint16Array(length),
    buildBucket: new Uint16Array(length),
    resolutionMs: new Float32Array(length),
    image: new Int32Array(length),
    flavor: new Int32Array(length),
    host: new Int32Array(length),
    cache: new Uint8Array(length),
    basis: new Uint8Array(length),
    status: new Uint8Array(length),
    source: new Uint16Array(length),
    cloud: new Uint16Array(length),
    factOffsets: new Uint32Array(length),
    factIds: new Uint16Array(facts),
    phaseOffsets: new Uint32Array(length),
    phaseIds: new Uint16Array(phases),
    phaseStarts: new Int16Array(phases),
    phaseDurations: new Uint16Array(phases),
  };
}
