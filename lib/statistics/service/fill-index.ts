import type { Database } from '@/lib/store/database';
import { loadDictionary } from '@/lib/store/load-dictionary';
import {
  ALL_MEASURES,
  type MeasureCursor,
  type MeasurePart,
  streamMeasures,
} from '@/lib/store/stream-measures';
import { MAX_CHUNK_ROWS } from '../columns/chunk';
import { ColumnIndex } from '../columns/column-index';
import { LOOK_BACK_MICROS } from '../columns/concurrency';

/** Rows read at once: chunks that need not be merged, from answers that take little memory while they are read. */
const PAGE_ROWS = MAX_CHUNK_ROWS / 2;

export interface FillOptions {
  /** The index takes no more than about so much; the oldest boots are left out. */
  maxBytes: number;
  /** Which boots; all where it is not given. */
  part?: MeasurePart;
  /** Rows read at once. */
  pageRows?: number;
  onProgress?: (boots: number) => void;
  stopped?: AbortSignal;
}

/** Reads all measures there are into a new index, newest first. */
export async function fillIndex(db: Database, options: FillOptions): Promise<ColumnIndex> {
  const { maxBytes, part = ALL_MEASURES, pageRows = PAGE_ROWS, onProgress, stopped } = options;
  const index = new ColumnIndex();
  index.learn(await loadDictionary(db.pool));
  for (let cursor: MeasureCursor | null = null; !stopped?.aborted; ) {
    const rows = await streamMeasures(db, index.words, part, { before: cursor, limit: pageRows });
    index.addUncounted(rows);
    const last = rows.length - 1;
    if (rows.length < pageRows) break;
    cursor = { startMicros: rows.startMicros[last] ?? 0, id: rows.ids[last] ?? 0 };
    onProgress?.(index.boots);
    if (index.bytes > maxBytes) {
      index.completeFrom = cursor.startMicros + LOOK_BACK_MICROS;
      break;
    }
  }
  index.countAll();
  onProgress?.(index.boots);
  return index;
}
