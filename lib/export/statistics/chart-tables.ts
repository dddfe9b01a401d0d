import type { DurationHeatMap, DurationHistogram, DurationTrend } from '@/lib/domain/duration-charts';
import type { CohortWaterfall } from '@/lib/domain/statistics/cohort-waterfall';
import type { Table } from '../csv';
import { figureColumns, figureValues } from './group-tables';
import { instantText } from './instant-text';

/** The cells of a heat map that hold boots. */
export function heatMapTable({ metric, times, durations, cells }: DurationHeatMap): Table {
  return {
    columns: ['metric', 'from', 'to', 'min_ms', 'max_ms', 'cold', 'warm', 'other'],
    rows: cells.map(({ column, row, cold, warm, other }) => [
      metric,
      instantText(times[column] ?? 0),
      instantText(times[column + 1] ?? 0),
      durations[row],
      durations[row + 1],
      ...[cold, warm, other],
    ]),
  };
}

/** The buckets of a histogram. */
export function histogramTable({ metric, buckets }: DurationHistogram): Table {
  return {
    columns: ['metric', 'from_ms', 'to_ms', 'cold', 'warm', 'other'],
    rows: buckets.map(({ fromMs, toMs, cold, warm, other }) => [metric, fromMs, toMs, cold, warm, other]),
  };
}

/** The points of a trend. */
export function trendTable({ points }: DurationTrend): Table {
  return {
    columns: [
      ...['from', 'to', 'boots', 'failed', 'cold', 'warm'],
      ...['total', 'build', 'cold_total', 'cold_build', 'warm_total', 'warm_build'].flatMap(figureColumns),
    ],
    rows: points.map(({ fromMs, toMs, boots, failed, cold, warm, total, build, byCache }) => [
      ...[instantText(fromMs), instantText(toMs), boots, failed, cold, warm],
      ...[
        total,
        build,
        byCache.cold.total,
        byCache.cold.build,
        byCache.warm.total,
        byCache.warm.build,
      ].flatMap(figureValues),
    ]),
  };
}

/** The phases of a median waterfall. */
export function waterfallTable({ n, phases }: CohortWaterfall): Table {
  return {
    columns: [
      ...['phase', 'stage', 'kind', 'parent', 'concurrent', 'cohort_n', 'n', 'share'],
      ...['start_p10_ms', 'start_p50_ms', 'start_p90_ms'],
      ...['duration_p10_ms', 'duration_p50_ms', 'duration_p90_ms'],
    ],
    rows: phases.map((phase) => [
      ...[phase.name, phase.stage, phase.kind, phase.parent, phase.concurrent, n, phase.n, phase.share],
      ...[phase.start.p10, phase.start.p50, phase.start.p90],
      ...[phase.duration.p10, phase.duration.p50, phase.duration.p90],
    ]),
  };
}
