import { describe, expect, test } from 'vitest';
import { detailFixture, TOOK_LINE } from '@/lib/store/testing/detail-fixture';
import { toBootJson, toBootSummaryJson } from './boot-json';

describe('a boot as JSON', () => {
  test('has the documented shape, with the lines that prove it', () => {
    const detail = detailFixture();
    const [took] = detail.events;
    const json = toBootJson(detail);
    expect(json).toMatchObject({
      source: 'nova',
      status: 'running',
      cache: { state: 'warm', basis: 'observed', evidence: [] },
      startedAt: '2026-11-21T00:02:54.076Z',
      runningAt: '2026-11-21T00:03:00.576Z',
      totalMs: null,
      buildMs: 6500,
      clock: { resolutionMs: 1, zone: 'UTC' },
      unaccountedMs: 0,
      moments: [{ name: 'build_complete', atMs: 6500, at: '2026-11-21T00:03:00.576Z', event: took?.id }],
      related: [],
    });
    expect(json.phases.at(-1)).toMatchObject({
      name: 'vif_plug_wait',
      kind: 'wait',
      startMs: 5000,
      durationMs: 1500,
      parent: null,
      evidence: [{ id: took?.id, at: '2026-11-21T00:03:00.576Z', name: 'build_complete', line: TOOK_LINE }],
    });
  });

  test('links attempts and boots of the same request', () => {
    const { boot, ...rest } = detailFixture();
    const siblings = [
      { ...boot, id: 'b', attempt: 2 },
      { ...boot, id: 'c', instance: 'other' },
    ];
    const related = toBootJson({ ...rest, boot, siblings }).related;
    expect(related.map(({ id, relation, links }) => [id, relation, links.self])).toEqual([
      ['b', 'attempt', '/api/v1/boots/b'],
      ['c', 'request', '/api/v1/boots/c'],
    ]);
  });

  test('of a list leaves evidence and moments out', () => {
    const json = toBootSummaryJson(detailFixture().boot);
    expect(json).not.toHaveProperty('moments');
    expect(json.phases[0]).not.toHaveProperty('evidence');
    expect(json.phaseCount).toBe(json.phases.length);
    expect(toBootSummaryJson({ ...detailFixture().boot, phaseCount: 3000 }).phaseCount).toBe(3000);
  });
});
