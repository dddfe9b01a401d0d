import type { Metric } from '@/lib/domain/cohort';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import type { Band, BandSums } from '../counting';
import { BUCKET_VALUES } from './bucket-values';
import { type Chunk, NO_PHASE } from './chunk';
import type { RowGroups } from './column-phases';
import type { Meaning } from './selection';

/** What the boots of each band spent in phases that follow each other. A boot may be in several bands. */
export function sumColumnBands(
  rows: RowGroups,
  metric: Metric,
  bands: readonly Band[],
  { dictionary }: Meaning,
): BandSums[] {
  const sums = bands.map((): BandSums => ({ n: 0, metricMs: 0, phases: [] }));
  const sequential = dictionary.sequentialPhases();
  const totals = new Map<number, Float64Array>();
  // Bands of a group seldom overlap, but they may: within a layer they do not.
  for (const layer of layersOf(bands)) {
    for (const [chunk, own] of rows) {
      const bandOf = bandRows(chunk, own, metric, layer, sums);
      for (const [id, { rows: places, durations }] of chunk.phases) {
        if (!sequential.has(id)) continue;
        const total = totals.get(id) ?? new Float64Array(bands.length + 1);
        totals.set(id, total);
        for (let entry = 0; entry < durations.length; entry += 1) {
          const band = bandOf[places === null ? entry : (places[entry] as number)] as number;
          const duration = durations[entry] as number;
          if (band === 0 || duration === NO_PHASE) continue;
          total[band] = (total[band] as number) + (BUCKET_VALUES[duration] as number);
        }
      }
    }
  }
  return sums.map((sum, band) => ({ ...sum, phases: stagesOf(totals, band + 1, sequential) }));
}

/** Bands by group, with their indexes, so that in one layer a boot is in one band at most. */
type Layer = Map<number, { index: number; band: Band }[]>;

function layersOf(bands: readonly Band[]): Layer[] {
  const layers: Layer[] = [];
  bands.forEach((band, index) => {
    const overlaps = (other: Band) => other.fromBucket <= band.toBucket && other.toBucket >= band.fromBucket;
    const free = layers.find((layer) => !layer.get(band.group)?.some((other) => overlaps(other.band)));
    const layer = free ?? new Map();
    if (!free) layers.push(layer);
    layer.set(band.group, [...(layer.get(band.group) ?? []), { index, band }]);
  });
  return layers;
}

/** The band of each row, from 1; 0 for rows in none. Counts the boots of each. */
function bandRows(
  chunk: Chunk,
  own: Uint16Array,
  metric: Metric,
  layer: Layer,
  sums: BandSums[],
): Uint16Array {
  const found = new Uint16Array(chunk.length);
  const buckets = metric === 'total' ? chunk.totalBucket : chunk.buildBucket;
  const durations = metric === 'total' ? chunk.totalMs : chunk.buildMs;
  for (let row = 0; row < chunk.length; row += 1) {
    const bucket = buckets[row] ?? NO_BUCKET;
    if (!own[row] || bucket === NO_BUCKET) continue;
    for (const { index, band } of layer.get((own[row] ?? 0) - 1) ?? []) {
      if (bucket < band.fromBucket || bucket > band.toBucket) continue;
      const sum = sums[index];
      if (!sum) continue;
      found[row] = index + 1;
      sum.n += 1;
      sum.metricMs += durations[row] ?? 0;
    }
  }
  return found;
}

function stagesOf(
  totals: ReadonlyMap<number, Float64Array>,
  place: number,
  sequential: ReadonlyMap<number, { stage: Stage; kind: PhaseKind }>,
): BandSums['phases'] {
  return [...totals].flatMap(([id, total]) => {
    const phase = sequential.get(id);
    const ms = total[place] ?? 0;
    return phase && ms > 0 ? [{ stage: phase.stage, kind: phase.kind, ms }] : [];
  });
}
