import { describe, expect, it } from 'vitest';
import { eventAt } from './event-fixture';
import { buildPhases } from './phase-builder';

const START = Date.parse('2026-11-21T00:00:00Z');

describe('buildPhases', () => {
  it('places phases relative to the start, with stage, kind and parent of the catalogue', () => {
    const lock = eventAt('00:00:02.000', 'image_lock_acquired');
    const image = eventAt('00:00:01.000', 'image_started');
    const phases = buildPhases(
      [
        { name: 'image_lock_wait', startAtMs: START + 1500, endAtMs: START + 2000, evidence: [lock] },
        { name: 'image', startAtMs: START + 1000, endAtMs: START + 4000, evidence: [lock, image, lock] },
      ],
      START,
    );
    expect(phases).toEqual([
      expect.objectContaining({
        key: 'image',
        stage: 'image',
        kind: 'work',
        startMs: 1000,
        durationMs: 3000,
        parent: null,
        evidence: [image.id, lock.id],
      }),
      expect.objectContaining({
        key: 'image_lock_wait',
        kind: 'wait',
        startMs: 1500,
        durationMs: 500,
        parent: 'image',
      }),
    ]);
  });

  it('numbers repeated phases and gives each child to the parent that holds it', () => {
    const phases = buildPhases(
      [
        { name: 'claim', startAtMs: START, endAtMs: START + 10, evidence: [] },
        { name: 'claim', startAtMs: START + 20, endAtMs: START + 30, evidence: [] },
        { name: 'claim_lock_wait', startAtMs: START + 20, endAtMs: START + 25, evidence: [] },
      ],
      START,
    );
    expect(phases.map((phase) => [phase.key, phase.parent])).toEqual([
      ['claim', null],
      ['claim#2', null],
      ['claim_lock_wait', 'claim#2'],
    ]);
  });

  it('is top-level where the parent is unknown, and drops reversed and endless drafts', () => {
    const phases = buildPhases(
      [
        { name: 'image_fetch', startAtMs: START, endAtMs: START + 10, evidence: [] },
        { name: 'define', startAtMs: START + 5, endAtMs: START, evidence: [] },
        { name: 'launch', startAtMs: START, endAtMs: Number.POSITIVE_INFINITY, evidence: [] },
        { name: 'made_up', startAtMs: START - 5, endAtMs: START, evidence: [] },
      ],
      START,
    );
    expect(phases.map((phase) => [phase.key, phase.parent, phase.startMs])).toEqual([
      ['made_up', null, -5],
      ['image_fetch', null, 0],
    ]);
  });
});
