import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCpuTime } from '@/scripts/testing/cpu-time';
import { gapsOf } from './assemble/unaccounted';
import { criticalKeys, criticalPath } from './critical-path';

type Given = Parameters<typeof criticalPath>[0][number];

function phase(key: string, startMs: number, endMs: number, more: Partial<Given> = {}): Given {
  return {
    key,
    kind: 'work',
    startMs,
    durationMs: endMs - startMs,
    parent: null,
    concurrent: false,
    ...more,
  };
}

const told = (phases: Given[]) =>
  criticalPath(phases).map(({ key, fromMs, toMs }) => `${key} ${fromMs}–${toMs}`);

describe('criticalPath', () => {
  it('is all phases of a boot that does one thing after another', () => {
    expect(told([phase('claim', 0, 1), phase('image', 1, 5), phase('launch', 5, 9)])).toEqual([
      'claim 0–1',
      'image 1–5',
      'launch 5–9',
    ]);
  });

  it('leaves out the network that is ready before the image', () => {
    const network = phase('network', 1, 4, { concurrent: true });
    expect(told([phase('claim', 0, 1), network, phase('image', 1, 9), phase('launch', 9, 10)])).toEqual([
      'claim 0–1',
      'image 1–9',
      'launch 9–10',
    ]);
  });

  it('goes through the network where the boot stood waiting for it', () => {
    const network = phase('network', 1, 9.01, { concurrent: true });
    const wait = phase('network_wait', 5, 9.004, { kind: 'wait' });
    const boot = [phase('claim', 0, 1), network, phase('image', 1, 5), wait, phase('launch', 9.004, 10)];
    expect(told(boot)).toEqual(['claim 0–1', 'network 1–9.004', 'launch 9.004–10']);
  });

  it('goes through the network where nothing else was going on', () => {
    const network = phase('network', 1, 8, { concurrent: true });
    expect(told([phase('image', 0, 5), network, phase('launch', 8, 10)])).toEqual([
      'image 0–1',
      'network 1–8',
      'launch 8–10',
    ]);
  });

  it('lets the network that nobody waits for fill only what the line leaves open', () => {
    const network = phase('network', 100, 900, { concurrent: true });
    const boot = [phase('claim', 0, 300), network, phase('image', 400, 600), phase('launch', 600, 1000)];
    expect(told(boot)).toEqual(['claim 0–300', 'network 300–400', 'image 400–600', 'launch 600–1000']);
  });

  it('includes waits and leaves time open that nothing explains', () => {
    const wait = phase('lock', 0, 3, { kind: 'wait' });
    expect(told([wait, phase('image', 4, 9)])).toEqual(['lock 0–3', 'image 4–9']);
  });

  it('names the innermost phase, and the outer one for the rest of it', () => {
    const inner = [phase('fetch', 2, 6, { parent: 'image' }), phase('convert', 6, 8, { parent: 'image' })];
    const boot = [phase('image', 1, 9), ...inner];
    expect(told(boot)).toEqual(['image 1–2', 'fetch 2–6', 'convert 6–8', 'image 8–9']);
    expect(criticalKeys(boot)).toEqual(new Set(['image', 'fetch', 'convert']));
  });

  it('cuts a phase that goes on while the next has begun', () => {
    expect(told([phase('a', 0, 10), phase('b', 8, 20)])).toEqual(['a 0–8', 'b 8–20']);
  });

  it('knows no phases, none without length, none in a ring', () => {
    expect(criticalPath([])).toEqual([]);
    expect(told([phase('a', 3, 3), phase('b', Number.NaN, 4)])).toEqual([]);
    expect(told([phase('a', 0, 4, { parent: 'b' }), phase('b', 0, 4, { parent: 'a' })])).toEqual([]);
  });
});

const someBoot = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 0, max: 80 }),
    parent: fc.option(fc.nat({ max: 11 })),
    concurrent: fc.boolean(),
    kind: fc.constantFrom('work' as const, 'wait' as const),
  }),
  { maxLength: 12 },
);

describe('criticalPath of any boot', () => {
  it('covers what top-level phases cover, once, in order', () => {
    fc.assert(
      fc.property(someBoot, (drafts) => {
        const phases = drafts.map(({ start, length, parent, ...more }, index) =>
          // A parent stands before its children: a tree.
          phase(`p${index}`, start, start + length, {
            ...more,
            parent: parent !== null && parent < index ? `p${parent}` : null,
          }),
        );
        const path = criticalPath(phases);
        for (const [index, { fromMs, toMs }] of path.entries()) {
          expect(toMs).toBeGreaterThan(fromMs);
          expect(fromMs).toBeGreaterThanOrEqual(path[index - 1]?.toMs ?? 0);
        }
        const lengthMs = Math.max(0, ...phases.map(({ startMs, durationMs }) => startMs + durationMs));
        const gaps = gapsOf(phases, lengthMs).reduce((sum, gap) => sum + gap.durationMs, 0);
        const covered = path.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        expect(covered).toBeCloseTo(lengthMs - gaps, 6);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time for a hundred thousand phases, wide or deep', () => {
    const wide = Array.from({ length: 100_000 }, (_, n) => phase(`p${n}`, n, n + 2));
    const deep = Array.from({ length: 100_000 }, (_, n) =>
      phase(`p${n}`, 0, 200_000 - n, { parent: n > 0 ? `p${n - 1}` : null }),
    );
    const cpuMs = startCpuTime();
    expect(criticalPath(wide)).toHaveLength(50_001);
    expect(criticalPath(deep)).toHaveLength(100_000);
    expect(cpuMs()).toBeLessThan(3000);
  });
});
