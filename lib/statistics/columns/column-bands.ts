import type { Metric } from '@/lib/domain/cohort';
import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import type { Band } from '../counting';
import { bucketValue } from '../shards/bucket-lists';
import type { BandCounts } from '../shards/shard';
import { type Chunk, NO_PHASE, type PhaseColumn } from './chunk';
import type { RowGroups } from './row-groups';
import type { Meaning } from './selection';

/** What the boots of each band spent in phases that follow each other. A boot may be in several bands. */
export function countColumnBands(
  rows: RowGroups,
  metric: Metric,
  bands: readonly Band[],
  { dictionary }: Meaning,
): BandCounts {
  const sums = { n: new Uint32Array(bands.length), metricMs: new Float64Array(bands.length) };
  const sequential = dictionary.sequentialPhases();
  const totals = new Map<number, Float64Array>();
  // Bands of a group seldom overlap, but they may: within a layer they do not.
  for (const layer of layersOf(bands)) {
    for (const [chunk, { own }] of rows) {
      const banded = bandRows(chunk, own, metric, layer, sums);
      for (const [id, column] of chunk.phases) {
        if (!sequential.has(id)) continue;
        const total = totals.get(id) ?? new Float64Array(bands.length + 1);
        totals.set(id, total);
        addColumn(column, banded, total);
      }
    }
  }
  const phases = [...totals].flatMap(([id, ms]) => {
    const phase = sequential.get(id);
    return phase ? [{ stage: phase.stage, kind: phase.kind, ms: ms.subarray(1) }] : [];
  });
  return { ...sums, phases };
}

/** Bands of which a boot is in one at most, those of each group beside each other. */
interface Layer {
  /** Where the bands of each group begin; those of a group end where the next begin. */
  offsets: Uint32Array;
  fromBuckets: Uint16Array;
  toBuckets: Uint16Array;
  /** Place of each band among all. */
  indexes: Uint32Array;
}

type IndexedBand = Band & { index: number };

/** Layers of bands of one group that do not overlap: the first band of a group is in the first layer, and so on. */
function layersOf(bands: readonly Band[]): Layer[] {
  const layers: Map<number, IndexedBand[]>[] = [];
  bands.forEach((band, index) => {
    const overlaps = (other: Band) => other.fromBucket <= band.toBucket && other.toBucket >= band.fromBucket;
    let layer = layers.find((each) => !each.get(band.group)?.some(overlaps));
    if (!layer) {
      layer = new Map();
      layers.push(layer);
    }
    const own = layer.get(band.group) ?? [];
    layer.set(band.group, own);
    own.push({ ...band, index });
  });
  return layers.map((layer) => toLayer([...layer.values()].flat()));
}

function toLayer(bands: readonly IndexedBand[]): Layer {
  const groups = bands.reduce((most, { group }) => Math.max(most, group + 1), 0);
  const offsets = new Uint32Array(groups + 1);
  for (const { group } of bands) offsets[group + 1] = (offsets[group + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group += 1)
    offsets[group + 1] = (offsets[group + 1] ?? 0) + (offsets[group] ?? 0);
  const sorted = [...bands].sort((a, b) => a.group - b.group);
  return {
    offsets,
    fromBuckets: Uint16Array.from(sorted, ({ fromBucket }) => fromBucket),
    toBuckets: Uint16Array.from(sorted, ({ toBucket }) => toBucket),
    indexes: Uint32Array.from(sorted, ({ index }) => index),
  };
}

/** The rows that are in a band. */
interface BandedRows {
  rows: Uint16Array;
  /** The band of each row of the chunk, from 1; 0 for rows in none. */
  bandOf: Uint16Array;
}

/** Finds the band of each row and counts the boots of each. */
function bandRows(
  chunk: Chunk,
  own: Uint16Array,
  metric: Metric,
  { offsets, fromBuckets, toBuckets, indexes }: Layer,
  sums: { n: Uint32Array; metricMs: Float64Array },
): BandedRows {
  const bandOf = new Uint16Array(chunk.length);
  const rows = new Uint16Array(chunk.length);
  const buckets = metric === 'total' ? chunk.totalBucket : chunk.buildBucket;
  const durations = metric === 'total' ? chunk.totalMs : chunk.buildMs;
  let found = 0;
  for (let row = 0; row < chunk.length; row += 1) {
    const group = (own[row] as number) - 1;
    const bucket = buckets[row] as number;
    if (group < 0 || group + 1 >= offsets.length || bucket === NO_BUCKET) continue;
    const end = offsets[group + 1] as number;
    for (let place = offsets[group] as number; place < end; place += 1) {
      if (bucket < (fromBuckets[place] as number) || bucket > (toBuckets[place] as number)) continue;
      const index = indexes[place] as number;
      bandOf[row] = index + 1;
      rows[found++] = row;
      sums.n[index] = (sums.n[index] as number) + 1;
      sums.metricMs[index] = (sums.metricMs[index] as number) + (durations[row] as number);
    }
  }
  return { bandOf, rows: rows.subarray(0, found) };
}

/** Adds what the banded rows spent in a phase to their bands' totals. Indexes lie within the arrays, so the casts hold. */
function addColumn(column: PhaseColumn, { rows, bandOf }: BandedRows, total: Float64Array): void {
  const { durations, rows: places } = column;
  const length = places ? durations.length : rows.length;
  for (let index = 0; index < length; index += 1) {
    const row = (places ?? rows)[index] as number;
    const duration = durations[places ? index : row] as number;
    const band = bandOf[row] as number;
    if (band === 0 || duration === NO_PHASE) continue;
    total[band] = (total[band] as number) + bucketValue(duration);
  }
}
