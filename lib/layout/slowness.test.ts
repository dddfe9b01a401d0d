import { describe, expect, it } from 'vitest';
import { formatRank, peerBandOf, slownessOf } from './slowness';

describe('slownessOf', () => {
  it.each([
    [0, 'usual'],
    [0.5, 'usual'],
    [0.51, 'above'],
    [0.95, 'above'],
    [0.96, 'slow'],
    [0.99, 'slow'],
    [0.991, 'extreme'],
    [1, 'extreme'],
  ])('%d of the peers faster', (faster, level) => {
    expect(slownessOf({ n: 20, faster })).toBe(level);
  });

  it('is not known without enough peers', () => {
    expect(slownessOf({ n: 19, faster: 1 })).toBe('unknown');
    expect(slownessOf({ n: 50, faster: null })).toBe('unknown');
    expect(slownessOf(null)).toBe('unknown');
  });
});

describe('formatRank', () => {
  it('never rounds up', () => {
    expect([0, 0.989, 0.999, 1].map(formatRank)).toEqual(['p0', 'p98', 'p99', 'max']);
  });
});

describe('peerBandOf', () => {
  it('reaches from p50 to p95 after the start', () => {
    expect(peerBandOf(1000, { p50: 200, p95: 900 })).toEqual({ startMs: 1200, durationMs: 700 });
    expect(peerBandOf(1000, { p50: null, p95: null })).toBeNull();
  });
});
