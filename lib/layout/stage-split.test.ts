import { describe, expect, it } from 'vitest';
import type { Percentiles } from '@/lib/domain/percentiles';
import { splitByStage, splitLengthMs } from './stage-split';

const of = (p50: number, p95 = p50 * 2): Percentiles => ({ n: 30, p50, p90: p95, p95, p99: p95, max: p95 });

describe('splitByStage', () => {
  it('sums top-level phases by stage and keeps wait apart from work', () => {
    const pieces = splitByStage(
      { api: of(100), schedule: of(50), vif_plug_wait: of(900), block_devices: of(20), image: of(1000) },
      'p50',
    );
    expect(pieces.map(({ stage, kind, durationMs }) => [stage, kind, durationMs])).toEqual([
      ['request', 'work', 150],
      ['network', 'wait', 900],
      ['image', 'work', 1020],
    ]);
    expect(splitLengthMs(pieces)).toBe(2070);
  });

  it('leaves out what would count time twice: contained, concurrent and unknown phases', () => {
    expect(
      splitByStage({ image_fetch: of(10), network_allocation: of(10), my_script: of(10) }, 'p95'),
    ).toEqual([]);
  });

  it('skips phases without figures', () => {
    const none: Percentiles = { n: 0, p50: null, p90: null, p95: null, p99: null, max: null };
    expect(splitByStage({ api: none }, 'p50')).toEqual([]);
  });
});
