import type { PercentileReport, Percentiles } from '@/lib/domain/percentiles';
import type { SlowerReport } from '@/lib/domain/statistics/comparison';
import type { CsvValue, Table } from '../csv';
import { instantText } from './instant-text';

const FIGURES = ['n', 'p50', 'p90', 'p95', 'p99', 'max'] as const;

/** Names of the columns of `figureValues`, in milliseconds but for n. */
export function figureColumns(prefix: string): string[] {
  return FIGURES.map((name) => `${prefix}_${name}${name === 'n' ? '' : '_ms'}`);
}

export function figureValues(figures: Percentiles): (number | null)[] {
  return FIGURES.map((name) => figures[name]);
}

/** Groups with total and build, all boots, cold and warm ones apart, and the phases' medians and 95th percentiles. */
export function groupTable({ groups }: PercentileReport): Table {
  const phases = [...new Set(groups.flatMap((group) => Object.keys(group.phases)))].sort();
  return {
    columns: [
      ...['dimension', 'value', 'label', 'clouds', 'n', 'failed', 'partial', 'cold', 'warm'],
      ...['total', 'build', 'cold_total', 'cold_build', 'warm_total', 'warm_build'].flatMap(figureColumns),
      ...phases.flatMap((name) => [`${name}_n`, `${name}_p50_ms`, `${name}_p95_ms`]),
    ],
    rows: groups.map((group): CsvValue[] => {
      const { key, n, failed, partial, cold, warm, total, build, byCache } = group;
      return [
        ...[key.dimension, key.value, key.label, key.clouds.join(' '), n, failed, partial, cold, warm],
        ...[
          total,
          build,
          byCache.cold.total,
          byCache.cold.build,
          byCache.warm.total,
          byCache.warm.build,
        ].flatMap(figureValues),
        ...phases.flatMap((name) => {
          const figures = group.phases[name];
          return [figures?.n ?? 0, figures?.p50, figures?.p95];
        }),
      ];
    }),
  };
}

/** Groups that got slower. */
export function slowerTable({ metric, groups, fromMs, toMs, previousFromMs }: SlowerReport): Table {
  return {
    columns: [
      ...['dimension', 'value', 'label', 'metric', 'previous_from', 'from', 'to'],
      ...['now_n', 'now_p50_ms', 'now_p95_ms', 'before_n', 'before_p50_ms', 'before_p95_ms'],
      ...['shift_ms', 'shift_low_ms', 'shift_high_ms', 'superiority', 'p'],
    ],
    rows: groups.map(({ key, now, before, shift, superiority, p }) => [
      ...[key.dimension, key.value, key.label, metric],
      ...[previousFromMs, fromMs, toMs].map(instantText),
      ...[now.n, now.p50, now.p95, before.n, before.p50, before.p95],
      ...[shift.value, shift.low, shift.high, superiority, p],
    ]),
  };
}
