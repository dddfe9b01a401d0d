import type { Metric } from '@/lib/domain/cohort';
import type { Band } from '../counting';
import { BUCKET_VALUES } from '../shards/bucket-lists';
import type { BandCounts } from '../shards/shard';
import type { Chunk, PhaseColumn } from './chunk';
import { addBanded, addDense, addSparse, findBands, listBanded } from './loops/bands';
import type { ChunkRows, RowGroups } from './row-groups';
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
    for (const [chunk, chunkRows] of rows) {
      const banded = bandRows(chunk, chunkRows, metric, layer, sums);
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
  { own, rows }: ChunkRows,
  metric: Metric,
  { offsets, fromBuckets, toBuckets, indexes }: Layer,
  sums: { n: Uint32Array; metricMs: Float64Array },
): BandedRows {
  const bandOf = new Uint16Array(chunk.length);
  const banded = new Uint16Array(rows.length);
  const buckets = chunk[`${metric}Bucket`];
  findBands(rows, own, buckets, offsets, fromBuckets, toBuckets, indexes, bandOf);
  const length = listBanded(rows, bandOf, banded);
  const found = banded.subarray(0, length);
  addBanded(found, bandOf, chunk[`${metric}Ms`], sums.n, sums.metricMs);
  return { bandOf, rows: found };
}

/** Adds what the banded rows spent in a phase to their bands' totals. */
function addColumn(
  { durations, rows: places }: PhaseColumn,
  { rows, bandOf }: BandedRows,
  total: Float64Array,
): void {
  if (places) addSparse(places, durations, bandOf, BUCKET_VALUES, total);
  else addDense(rows, durations, bandOf, BUCKET_VALUES, total);
}
