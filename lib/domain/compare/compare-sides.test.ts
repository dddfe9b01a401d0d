import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Phase } from '../boot';
import type { PeerReport } from '../peers';
import { type Comparison, compareSides } from './compare-sides';
import type { SidePhase } from './compared-side';
import { sideByStage } from './side-by-stage';
import { type ComparableBoot, sideOfBoot } from './side-of-boot';
import { sideOfPeers } from './side-of-peers';

type Told = Pick<Phase, 'name' | 'startMs' | 'durationMs'> & Partial<Phase>;

function phase(told: Told): Phase {
  const plain = { stage: 'image', kind: 'work', parent: null, concurrent: false, open: false } as const;
  return { key: told.name, evidence: [], ...plain, ...told };
}

function boot(lengthMs: number, told: readonly Told[], fields: Partial<ComparableBoot> = {}): ComparableBoot {
  return {
    phases: told.map(phase),
    startedAtMs: 1000,
    endedAtMs: 1000 + lengthMs,
    runningAtMs: null,
    buildStartMs: null,
    totalMs: null,
    buildMs: null,
    ...fields,
  };
}

const compare = (a: ComparableBoot, b: ComparableBoot) =>
  compareSides(sideOfBoot(a, 'request'), sideOfBoot(b, 'request'));

const shares = ({ rows }: Comparison) => rows.map(({ name, level, shareMs }) => [name, level, shareMs]);

const COLD = boot(10_000, [
  { name: 'claim', startMs: 0, durationMs: 100 },
  { name: 'network', startMs: 100, durationMs: 3000, concurrent: true },
  { name: 'image', startMs: 100, durationMs: 8000 },
  { name: 'fetch', startMs: 200, durationMs: 7000, parent: 'image' },
  { name: 'launch', startMs: 8400, durationMs: 1600 },
]);
const WARM = boot(3500, [
  { name: 'claim', startMs: 0, durationMs: 100 },
  { name: 'network', startMs: 100, durationMs: 2000, concurrent: true },
  { name: 'image', startMs: 100, durationMs: 500 },
  { name: 'launch', startMs: 2100, durationMs: 1400 },
]);

test('what ran beside the image counts only where the boot waited for it', () => {
  const comparison = compare(COLD, WARM);
  expect(shares(comparison)).toEqual([
    ['claim', 1, 0],
    ['network', 1, -2000],
    ['image', 1, 8000],
    ['fetch', 2, 7000],
    ['launch', 1, 200],
  ]);
  expect(comparison).toMatchObject({ differenceMs: 6500, unaccountedMs: 300, restMs: 0 });
  expect(comparison.rows.map(({ differenceMs }) => differenceMs)).toEqual([0, 1000, 7500, 7000, 200]);
  expect(comparison.rows[3]).toMatchObject({ b: null, a: { key: 'fetch', durationMs: 7000 } });
});

test('phases of one name are told together, with their number and where each lay', () => {
  const twice = boot(30, [
    { name: 'plug', key: 'plug#2', startMs: 20, durationMs: 10 },
    { name: 'plug', startMs: 0, durationMs: 5, open: true },
  ]);
  const { rows } = compare(twice, boot(7, [{ name: 'plug', startMs: 0, durationMs: 7 }]));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    a: { count: 2, durationMs: 15, key: 'plug', open: true },
    b: { count: 1 },
  });
  expect(rows[0]?.a?.stretches).toEqual([
    { startMs: 0, durationMs: 5 },
    { startMs: 20, durationMs: 10 },
  ]);
});

test('a phase that stands elsewhere on the other side is the same phase', () => {
  const within = boot(10, [
    { name: 'image', startMs: 0, durationMs: 10 },
    { name: 'fetch', startMs: 0, durationMs: 9, parent: 'image' },
  ]);
  const alone = boot(4, [{ name: 'fetch', startMs: 0, durationMs: 4 }]);
  expect(shares(compare(within, alone))).toEqual([
    ['image', 1, 6],
    ['fetch', 2, 5],
  ]);
});

test('compared from the build, what was before it is left out, and what lies across counts from there', () => {
  const waited = boot(
    100,
    [
      { name: 'api', startMs: 0, durationMs: 40 },
      { name: 'queue', startMs: 40, durationMs: 20 },
      { name: 'image', startMs: 60, durationMs: 40 },
    ],
    { buildStartMs: 50 },
  );
  const side = sideOfBoot(waited, 'build');
  expect(side).toMatchObject({ durationMs: 50, unaccountedMs: 0 });
  expect(side.phases).toMatchObject([
    { names: ['queue'], durationMs: 20, decidingMs: 10, stretches: [{ startMs: -10, durationMs: 20 }] },
    { names: ['image'], durationMs: 40, decidingMs: 40, stretches: [{ startMs: 10, durationMs: 40 }] },
  ]);
});

test('told by stage, what lies within a phase of its stage is not counted twice', () => {
  const other = boot(4000, [
    { name: 'prolog', startMs: 0, durationMs: 3000 },
    { name: 'deploy', stage: 'launch', startMs: 3000, durationMs: 1000 },
  ]);
  const nova = boot(9000, [
    { name: 'image', startMs: 0, durationMs: 8000 },
    { name: 'fetch', startMs: 500, durationMs: 7000, parent: 'image' },
    { name: 'plug', stage: 'network', startMs: 600, durationMs: 10, parent: 'image' },
    { name: 'launch', stage: 'launch', startMs: 8500, durationMs: 500 },
  ]);
  const comparison = compareSides(
    sideByStage(sideOfBoot(nova, 'request')),
    sideByStage(sideOfBoot(other, 'request')),
  );
  const told = comparison.rows.map(({ name, differenceMs, shareMs }) => [name, differenceMs, shareMs]);
  expect(told).toEqual([
    ['image stage', 5000, 5000],
    ['network stage', 10, 0],
    ['launch stage', -500, -500],
  ]);
  expect(comparison).toMatchObject({ differenceMs: 5000, unaccountedMs: 500 });
});

test('medians do not add up, and the rest says by how much', () => {
  const rank = (p50: number, n: number) => ({ p50, n, p90: null, p95: null, p99: null, max: null });
  const peers = {
    n: 30,
    total: { ...rank(4000, 30), ownMs: null, faster: null },
    phases: { claim: rank(90, 30), image: rank(600, 30), launch: rank(1300, 29), fetch: rank(6000, 3) },
  } as unknown as PeerReport;
  const own = COLD.phases;
  const comparison = compareSides(
    sideOfBoot(COLD, 'request'),
    sideOfPeers(peers, 'request', { own, left: new Set() }),
  );
  expect(shares(comparison)).toEqual([
    ['claim', 1, 10],
    ['network', 1, null],
    ['image', 1, 7400],
    ['fetch', 2, null],
    ['launch', 1, 300],
  ]);
  expect(comparison).toMatchObject({ differenceMs: 6000, unaccountedMs: null, restMs: -1710 });
  expect(comparison.rows[3]?.b).toBeNull();
});

const names = fc.constantFrom('a', 'b', 'c', 'd');
const anyBoot = fc
  .record({
    lengthMs: fc.integer({ min: 0, max: 1000 }),
    buildStartMs: fc.option(fc.integer({ min: 0, max: 500 })),
    phases: fc.array(
      fc.record({
        name: names,
        startMs: fc.integer({ min: -100, max: 1000 }),
        durationMs: fc.integer({ min: 0, max: 800 }),
        concurrent: fc.boolean(),
        parent: fc.option(fc.nat(14)),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ lengthMs, buildStartMs, phases }) =>
    boot(
      lengthMs,
      phases.map((each, index) => ({ ...each, key: `${index}`, parent: each.parent?.toString() ?? null })),
      { buildStartMs },
    ),
  );

test('shares and unaccounted time add up to the difference of the durations, and swapping turns every sign', () => {
  fc.assert(
    fc.property(
      anyBoot,
      anyBoot,
      fc.constantFrom('request' as const, 'build' as const),
      (one, other, from) => {
        const [a, b] = [sideOfBoot(one, from), sideOfBoot(other, from)];
        const comparison = compareSides(a, b);
        const top = comparison.rows.filter(({ parent }) => parent === null);
        const told = top.reduce((sum, { shareMs }) => sum + (shareMs ?? 0), comparison.unaccountedMs ?? 0);
        expect(told).toBeCloseTo((a.durationMs ?? 0) - (b.durationMs ?? 0), 6);
        expect(inRows(comparison, 'a')).toEqual(new Set(a.phases));
        expect(inRows(comparison, 'b')).toEqual(new Set(b.phases));
        const turned = compareSides(b, a);
        expect(turned.rows.length).toBe(comparison.rows.length);
        expect(turned.differenceMs).toBeCloseTo(-(comparison.differenceMs ?? 0), 6);
        expect(new Set(comparison.rows.map(({ key }) => key)).size).toBe(comparison.rows.length);
      },
    ),
  );
});

function inRows({ rows }: Comparison, side: 'a' | 'b'): Set<SidePhase> {
  const all = rows.flatMap((row) => row[side] ?? []);
  expect(new Set(all).size).toBe(all.length);
  return new Set(all);
}
