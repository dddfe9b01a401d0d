import { expect, test } from 'vitest';
import type { GroupPercentiles, Percentiles } from '@/lib/domain/percentiles';
import { ambiguousLabels, distinction } from './ambiguous-labels';

const none: Percentiles = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };

function group(label: string, value: string, clouds: string[]): GroupPercentiles {
  return {
    key: { dimension: 'image', value, label, clouds },
    n: 0,
    failed: 0,
    partial: 0,
    cold: 0,
    warm: 0,
    total: none,
    build: none,
    byCache: { cold: { total: none, build: none }, warm: { total: none, build: none } },
    phases: {},
  };
}

test('groups of one label are told apart by cloud, and within a cloud by the end of the id', () => {
  const groups = [
    group('debian-12', 'aaaaaa111111', ['east']),
    group('debian-12', 'bbbbbb222222', ['east']),
    group('debian-12', '7', ['west']),
    group('rocky-9', 'c', ['east']),
  ];
  expect([...ambiguousLabels(groups)]).toEqual(['debian-12']);
  expect(groups.map((each) => distinction(each, groups))).toEqual([
    'east …111111',
    'east …222222',
    'west',
    'east',
  ]);
});
