import type { Database } from '@/lib/store/database';
import { loadDictionary } from '@/lib/store/load-dictionary';
import { existingMeasures, type MeasureChangeReader } from '@/lib/store/measure-changes';
import { ALL_MEASURES, type MeasurePart, streamMeasuresById } from '@/lib/store/stream-measures';
import type { ColumnIndex } from '../columns/column-index';

/** Measures looked up at once. */
const PAGE = 16_384;

/**
 * Brings the index up to date with the changes that were committed since the last call. Rows never change, so it is enough
 * to see for each id that was touched whether there is such a row now.
 * @returns false when everything went, and the index must be filled anew
 */
export async function followIndex(
  db: Database,
  index: ColumnIndex,
  reader: MeasureChangeReader,
  part: MeasurePart = ALL_MEASURES,
): Promise<boolean> {
  const { ids, names, reset } = await reader.read(db.pool);
  if (reset) return false;
  if (names) index.learn(await loadDictionary(db.pool));
  const touched = [...ids];
  for (let from = 0; from < touched.length; from += PAGE) {
    const page = new Set(touched.slice(from, from + PAGE));
    const known = index.idsAmong(page);
    const existing = known.size > 0 ? await existingMeasures(db.pool, known) : known;
    const unknown = [...page].filter((id) => !known.has(id));
    const added = await streamMeasuresById(db, index.words, part, unknown);
    index.apply(added, new Set([...known].filter((id) => !existing.has(id))));
  }
  return true;
}
