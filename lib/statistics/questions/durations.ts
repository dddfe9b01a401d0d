import type { BootFilter, Metric } from '@/lib/domain/cohort';
import { durationBounds } from '@/lib/domain/duration-bucket';
import type {
  CdfPoint,
  DurationBucket,
  DurationHeatMap,
  DurationHistogram,
  DurationSpread,
} from '@/lib/domain/duration-charts';
import { CACHE_CLASSES, type Cell, type Counter } from '../counting';
import { Distribution } from '../distribution';
import { answerOf, onlyCell, timeBounds } from './answer';

/** Rows of the heat map, and bars of a histogram, between one duration and twice as long. */
const ROWS_PER_OCTAVE = 2;
const BARS_PER_OCTAVE = 4;
const CDF_POINTS = 256;

/** How durations spread over time. */
export async function askHeatMap(
  counter: Counter,
  metric: Metric,
  filter: BootFilter,
  columns: number,
): Promise<DurationHeatMap> {
  const times = await timeBounds(counter, filter, columns);
  const nothing = { metric, times: [], durations: [], cells: [] };
  if (times.length === 0) return { ...answerOf(counter, NOTHING_COARSE, 0), ...nothing };
  const tally = await counter.tally({ cohort: { filter }, groupBy: null, times, metrics: [metric] });
  const spans = tally.cells[0] ?? [];
  const all = Distribution.merge(spans.map((cell) => cell.durationsOf(metric)));
  if (all.n === 0) return { ...answerOf(counter, tally, 0), ...nothing };
  const durations = durationBounds(all.min, all.max, ROWS_PER_OCTAVE);
  const cells = spans.flatMap((cell, column) =>
    barsOf(cell, metric, durations, ROWS_PER_OCTAVE).flatMap(({ cold, warm, other }, row) =>
      cold + warm + other > 0 ? [{ column, row, cold, warm, other }] : [],
    ),
  );
  return { ...answerOf(counter, tally, all.n), metric, times, durations, cells };
}

const NOTHING_COARSE = { coarse: 0, resolutionMs: 0 };

/** Counts of a cell's boots between bounds, as `durationBounds` makes them. */
function barsOf(cell: Cell, metric: Metric, bounds: readonly number[], perOctave: number): DurationBucket[] {
  const bars = bounds
    .slice(0, -1)
    .map((fromMs, bar) => ({ fromMs, toMs: bounds[bar + 1] ?? fromMs, cold: 0, warm: 0, other: 0 }));
  const first = Math.round(Math.log2(bounds[0] ?? 1) * perOctave);
  for (const cacheClass of CACHE_CLASSES) {
    const { steps } = cell.durationsOf(metric, cacheClass);
    for (let step = 0; step < steps.length; step += 1) {
      const octaves = Math.log2(Math.max(steps.values[step] ?? 1, 1));
      const bar = bars[Math.min(Math.floor(octaves * perOctave) - first, bars.length - 1)];
      if (bar) bar[cacheClass] += steps.counts[step] ?? 0;
    }
  }
  return bars;
}

/** How durations spread, cold and warm apart. */
export async function askHistogram(
  counter: Counter,
  metric: Metric,
  filter: BootFilter,
): Promise<DurationHistogram> {
  const tally = await counter.tally({ cohort: { filter }, groupBy: null, times: null, metrics: [metric] });
  const cell = onlyCell(tally);
  const { n, min, max } = cell.durationsOf(metric);
  const bounds = n === 0 ? [] : durationBounds(min, max, BARS_PER_OCTAVE);
  return { ...answerOf(counter, tally, n), metric, buckets: barsOf(cell, metric, bounds, BARS_PER_OCTAVE) };
}

/** How the durations of cohorts spread, over the same bars. */
export async function askSpread(
  counter: Counter,
  metric: Metric,
  filters: readonly BootFilter[],
): Promise<DurationSpread> {
  const tallies = await Promise.all(
    filters.map((filter) =>
      counter.tally({ cohort: { filter }, groupBy: null, times: null, metrics: [metric] }),
    ),
  );
  const cohorts = tallies.map((tally) => ({
    cell: onlyCell(tally),
    all: onlyCell(tally).durationsOf(metric),
  }));
  const both = Distribution.merge(cohorts.map(({ all }) => all));
  const bounds = both.n === 0 ? [] : durationBounds(both.min, both.max, BARS_PER_OCTAVE);
  const coarse = tallies.reduce((sum, tally) => sum + tally.coarse, 0);
  const resolutionMs = Math.max(0, ...tallies.map((tally) => tally.resolutionMs));
  return {
    ...answerOf(counter, { coarse, resolutionMs }, both.n),
    metric,
    cohorts: cohorts.map(({ cell, all }) => ({
      n: all.n,
      percentiles: all.percentiles(),
      buckets: barsOf(cell, metric, bounds, BARS_PER_OCTAVE),
      cdf: cdfOf(all),
    })),
  };
}

/** The steps of a distribution, thinned where there are too many to draw; the last is the maximum. */
function cdfOf({ steps, n, max }: Distribution): CdfPoint[] {
  const every = Math.max(1, Math.ceil(steps.length / CDF_POINTS));
  const points: CdfPoint[] = [];
  let passed = 0;
  for (let step = 0; step < steps.length; step += 1) {
    passed += steps.counts[step] ?? 0;
    const isLast = step === steps.length - 1;
    if (isLast || step % every === 0)
      points.push({ ms: isLast ? max : (steps.values[step] ?? 0), share: passed / n });
  }
  return points;
}
