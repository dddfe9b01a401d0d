import type { DurationSpread } from '@/lib/domain/duration-charts';
import type { CohortComparison } from '@/lib/domain/statistics/comparison';
import type { CsvValue, Table } from '../csv';

/** Total, build and every phase of two cohorts with the shift of the median. */
export function cohortComparisonTable({ total, build, phases }: CohortComparison): Table {
  const rows = [
    { name: 'total', stage: null, kind: null, parent: null, ...total },
    { name: 'build', stage: null, kind: null, parent: null, ...build },
    ...phases,
  ];
  return {
    columns: [
      ...[
        'duration',
        'stage',
        'kind',
        'parent',
        'a_n',
        'a_p50_ms',
        'a_p95_ms',
        'b_n',
        'b_p50_ms',
        'b_p95_ms',
      ],
      ...['shift_ms', 'shift_low_ms', 'shift_high_ms'],
    ],
    rows: rows.map(({ name, stage, kind, parent, a, b, shift }): CsvValue[] => [
      ...[name, stage, kind, parent, a.n, a.p50, a.p95, b.n, b.p50, b.p95],
      ...[shift?.value, shift?.low, shift?.high],
    ]),
  };
}

/** The distributions of several cohorts, called a, b, c, d. */
export function spreadTable({ metric, cohorts }: DurationSpread): Table {
  return {
    columns: ['cohort', 'metric', 'ms', 'share'],
    rows: cohorts.flatMap(({ cdf }, index) =>
      cdf.map(({ ms, share }): CsvValue[] => ['abcd'.charAt(index), metric, ms, share]),
    ),
  };
}
