import { expect, test } from 'vitest';
import { type Figure, isKept, marginOf } from './figure';
import { formatNumber, formatReport } from './table';

const figure = (value: number, budget?: Figure['budget']): Figure => ({
  what: 'x',
  value,
  unit: 'ms',
  budget,
});

test('a rate must reach its budget, a time must stay below it', () => {
  expect(marginOf(figure(400, { least: 200 }))).toBe(2);
  expect(marginOf(figure(400, { most: 200 }))).toBe(0.5);
  expect([figure(200, { least: 200 }), figure(201, { most: 200 }), figure(1)].map(isKept)).toEqual([
    true,
    false,
    null,
  ]);
});

test('numbers show three digits', () => {
  expect([12_345_678, 123.4, 12.34, 1.234, 0.01234, 0, Number.NaN].map(formatNumber)).toEqual([
    '12\u202f345\u202f678',
    '123',
    '12.3',
    '1.23',
    '0.012',
    '0.00',
    '–',
  ]);
});

test('a table has a line for each figure, with budget, margin and verdict', () => {
  const text = formatReport({
    title: 'ingest',
    figures: [
      { what: 'ack p99', value: 125, unit: 'ms', budget: { most: 250 }, note: 'n = 600' },
      { what: 'rate', value: 1500, unit: '/s' },
      { what: 'share', value: 20, unit: '%', budget: { least: 25 } },
    ],
  });
  expect(text.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    'ingest',
    ' | measured | budget | margin',
    ' | ack p99 | 125 ms | ≤ 250 ms | 2.00 × | ok | n = 600',
    ' | rate | 1\u202f500 /s',
    ' | share | 20.0 % | ≥ 25.0 % | 0.80 × | short',
  ]);
});
