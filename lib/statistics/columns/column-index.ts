import { Dictionary } from '@/lib/domain/statistics/dictionary';
import { type MeasureRows, newMeasureWords } from '@/lib/domain/statistics/measure-rows';
import { buildChunk, type Chunk, MAX_CHUNK_ROWS } from './chunk';
import { countConcurrency, LOOK_BACK_MICROS } from './concurrency';
import { mergeChunks } from './merge-chunks';

const SMALL_ROWS = 2048;
const MEDIUM_ROWS = MAX_CHUNK_ROWS / 2;
/** So many chunks of a size are merged into one of the next. */
const MERGE_AT = 12;

/** Measures of boots in memory, column by column. Whoever fills it sees to it that a row is added once. */
export class ColumnIndex {
  readonly words = newMeasureWords();
  dictionary = new Dictionary();
  chunks: readonly Chunk[] = [];
  /** Another one after every change. */
  version = 0;
  /** Boots that started earlier (microseconds) are not, or not all, here. */
  completeFrom = Number.NEGATIVE_INFINITY;

  /** Takes what ids stand for now. */
  learn(dictionary: Dictionary): void {
    this.version += 1;
    this.dictionary = dictionary;
  }

  get boots(): number {
    return this.chunks.reduce((sum, { length, dead }) => sum + length - dead, 0);
  }

  get bytes(): number {
    return this.chunks.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Adds rows without counting who was under way beside them; `countAll` must follow. */
  addUncounted(rows: MeasureRows): void {
    if (rows.length > 0) this.chunks = [...this.chunks, buildChunk(rows)];
  }

  countAll(): void {
    countConcurrency(this.chunks, null, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY });
  }

  /** Brings the index from one state of the database to the next. Ids that are not there are none to remove. */
  apply(added: MeasureRows, removed: ReadonlySet<number>): void {
    this.version += 1;
    const touched = new Touched();
    for (const chunk of this.chunks) removeFrom(chunk, removed, touched);
    if (added.length > 0) {
      const chunk = buildChunk(added);
      for (let row = 0; row < chunk.length; row += 1) touched.note(chunk, row);
      this.chunks = [...this.chunks, chunk];
    }
    if (touched.hosts.size > 0) countConcurrency(this.chunks, touched.hosts, touched);
    this.tidy();
  }

  /** Which of these rows are here. */
  idsAmong(ids: ReadonlySet<number>): Set<number> {
    const found = new Set<number>();
    for (const { ids: own, alive } of this.chunks)
      own.forEach((id, row) => {
        if (alive[row] && ids.has(id)) found.add(id);
      });
    return found;
  }

  /** Forgets the oldest boots until the rest takes at most so many bytes. */
  shrinkTo(bytes: number): void {
    while (this.bytes > bytes && this.chunks.length > 1) {
      this.version += 1;
      const oldest = this.chunks.reduce((a, b) => (b.maxStart < a.maxStart ? b : a));
      this.chunks = this.chunks.filter((chunk) => chunk !== oldest);
      this.completeFrom = Math.max(this.completeFrom, oldest.maxStart + LOOK_BACK_MICROS);
    }
  }

  private tidy(): void {
    this.mergeWhere(({ length }) => length < SMALL_ROWS, MERGE_AT);
    this.mergeWhere(({ length }) => length >= SMALL_ROWS && length < MEDIUM_ROWS, MERGE_AT);
    this.mergeWhere(({ length, dead }) => dead > length / 2, 1);
  }

  private mergeWhere(isWanted: (chunk: Chunk) => boolean, atLeast: number): void {
    const wanted = this.chunks.filter(isWanted);
    if (wanted.length < atLeast) return;
    const merged: Chunk[] = [];
    let batch: Chunk[] = [];
    let rows = 0;
    const flush = () => {
      if (rows > 0) merged.push(mergeChunks(batch));
      batch = [];
      rows = 0;
    };
    for (const chunk of wanted.sort((a, b) => a.minStart - b.minStart)) {
      if (rows + chunk.length - chunk.dead > MAX_CHUNK_ROWS) flush();
      batch.push(chunk);
      rows += chunk.length - chunk.dead;
    }
    flush();
    this.chunks = [...this.chunks.filter((chunk) => !isWanted(chunk)), ...merged];
  }
}

/** Where boots came or went: who was under way beside whom may have changed there. */
class Touched {
  readonly hosts = new Set<number>();
  from = Number.POSITIVE_INFINITY;
  to = Number.NEGATIVE_INFINITY;

  note({ host, startMicros, endMicros }: Chunk, row: number): void {
    if (!host[row]) return;
    const start = startMicros[row] ?? 0;
    this.hosts.add(host[row] ?? 0);
    this.from = Math.min(this.from, start);
    this.to = Math.max(this.to, Math.min(endMicros[row] ?? 0, start + LOOK_BACK_MICROS), start);
  }
}

function removeFrom(chunk: Chunk, removed: ReadonlySet<number>, touched: Touched): void {
  if (removed.size === 0) return;
  for (let row = 0; row < chunk.length; row += 1) {
    if (!chunk.alive[row] || !removed.has(chunk.ids[row] ?? 0)) continue;
    chunk.alive[row] = 0;
    chunk.dead += 1;
    touched.note(chunk, row);
  }
}
