import type { Metric } from '@/lib/domain/cohort';
import type { PhaseKind, Stage } from '@/lib/domain/stage';
import { NO_BUCKET } from '@/lib/domain/statistics/measure-rows';
import type { Band, BandSums } from '../counting';
import type { Chunk } from './chunk';
import type { RowGroups } from './column-phases';
import { BUCKET_VALUES } from './column-tally';
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
  // Two bands of a group seldom overlap, but they may: each layer holds one band of every group.
  for (const layer of layersOf(bands)) {
    for (const [chunk, own] of rows) {
      const bandOf = bandRows(chunk, own, metric, layer, bands, sums);
      for (const [id, { rows: places, durations }] of chunk.phases) {
        if (!sequential.has(id)) continue;
        const total = totals.get(id) ?? new Float64Array(bands.length + 1);
        totals.set(id, total);
        for (let entry = 0; entry < durations.length; entry += 1) {
          const band = bandOf[places === null ? entry : (places[entry] ?? 0)] ?? 0;
          total[band] = (total[band] ?? 0) + (BUCKET_VALUES[durations[entry] ?? 0] ?? 0);
        }
      }
    }
  }
  return sums.map((sum, band) => ({ ...sum, phases: stagesOf(totals, band + 1, sequential) }));
}

/** Indexes of bands, so that no group has two in one layer. */
function layersOf(bands: readonly Band[]): Map<number, number>[] {
  const layers: Map<number, number>[] = [];
  bands.forEach(({ group }, index) => {
    const free = layers.find((layer) => !layer.has(group));
    if (free) free.set(group, index);
    else layers.push(new Map([[group, index]]));
  });
  return layers;
}

/** The band of each row, from 1; 0 for rows in none. Counts the boots of each. */
function bandRows(
  chunk: Chunk,
  own: Uint16Array,
  metric: Metric,
  layer: ReadonlyMap<number, number>,
  bands: readonly Band[],
  sums: BandSums[],
): Uint16Array {
  const found = new Uint16Array(chunk.length);
  const buckets = metric === 'total' ? chunk.totalBucket : chunk.buildBucket;
  const durations = metric === 'total' ? chunk.totalMs : chunk.buildMs;
  for (let row = 0; row < chunk.length; row += 1) {
    const index = own[row] ? layer.get((own[row] ?? 0) - 1) : undefined;
    const bucket = buckets[row] ?? NO_BUCKET;
    const band = index === undefined ? undefined : bands[index];
    if (index === undefined || !band || bucket < band.fromBucket || bucket > band.toBucket) continue;
    const sum = sums[index];
    if (!sum) continue;
    found[row] = index + 1;
    sum.n += 1;
    sum.metricMs += durations[row] ?? 0;
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
