import { describe, expect, it } from 'vitest';
import type { GroupPercentiles, Percentiles } from '@/lib/domain/percentiles';
import { coldShare, coldWarmRatio, sortGroups } from './group-sort';

const none: Percentiles = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };
const of = (p50: number, n = 10): Percentiles => ({ n, p50, p90: p50, p95: p50, p99: p50, max: p50 });

function group(label: string, build: Percentiles, cold = none, warm = none): GroupPercentiles {
  return {
    key: { dimension: 'host', value: label, label, clouds: ['default'] },
    n: build.n,
    failed: 0,
    partial: 0,
    cold: cold.n,
    warm: warm.n,
    total: none,
    build,
    byCache: { cold: { total: none, build: cold }, warm: { total: none, build: warm } },
    phases: {},
  };
}

const labels = (groups: GroupPercentiles[]) => groups.map(({ key }) => key.label);

describe('sortGroups', () => {
  const groups = [group('cmp-10', of(5)), group('cmp-2', of(9)), group('cmp-1', none)];

  it('puts groups without the figure last in both directions', () => {
    expect(labels(sortGroups(groups, 'build', 'p50_desc'))).toEqual(['cmp-2', 'cmp-10', 'cmp-1']);
    expect(labels(sortGroups(groups, 'build', 'p50_asc'))).toEqual(['cmp-10', 'cmp-2', 'cmp-1']);
  });

  it('counts numbers in names as numbers', () => {
    expect(labels(sortGroups(groups, 'build', 'name_asc'))).toEqual(['cmp-1', 'cmp-2', 'cmp-10']);
  });

  it('breaks ties by name', () => {
    expect(labels(sortGroups(groups, 'total', 'p95_desc'))).toEqual(['cmp-1', 'cmp-2', 'cmp-10']);
  });
});

describe('cold against warm', () => {
  it('is the ratio of the medians, and unknown where one is missing', () => {
    expect(coldWarmRatio(group('a', of(9), of(12, 3), of(4, 7)), 'build')).toBe(3);
    expect(coldWarmRatio(group('a', of(9), of(12, 3)), 'build')).toBeNull();
  });

  it('is a share of the boots whose state is known', () => {
    expect(coldShare({ cold: 3, warm: 9 })).toBe(0.25);
    expect(coldShare({ cold: 0, warm: 0 })).toBeNull();
  });
});
