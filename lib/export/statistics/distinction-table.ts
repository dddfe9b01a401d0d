import type { DistinctionReport } from '@/lib/domain/statistics/distinction';
import type { CsvValue, Table } from '../csv';

/** What distinguishes a selection, one row for each value, phase and number. */
export function distinctionTable({ values, phases, numbers, inside, outside }: DistinctionReport): Table {
  const figures = [
    ...phases.map((phase) => ({ ...phase, what: 'phase' })),
    ...numbers.map((number) => ({ ...number, what: 'number' })),
  ];
  return {
    columns: [
      ...['what', 'name', 'value', 'inside_n', 'inside_of', 'outside_n', 'outside_of'],
      ...['inside_p50', 'outside_p50', 'inside_p95', 'outside_p95', 'shift', 'shift_low', 'shift_high', 'p'],
    ],
    rows: [
      ...values.map((value): CsvValue[] => [
        ...['value', value.dimension, value.value, value.inside, inside, value.outside, outside],
        ...[null, null, null, null, null, null, null, value.p],
      ]),
      ...figures.map((each): CsvValue[] => [
        ...[each.what, each.name, null, each.inside.n, inside, each.outside.n, outside],
        ...[each.inside.p50, each.outside.p50, each.inside.p95, each.outside.p95],
        ...[each.shift.value, each.shift.low, each.shift.high, each.p],
      ]),
    ],
  };
}
