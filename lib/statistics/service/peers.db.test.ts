import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Boot } from '@/lib/domain/boot';
import { cacheKeyOf } from '@/lib/domain/cache-key';
import { DEFAULT_PEER_CHOICE } from '@/lib/domain/peers';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';
import { type ClonedDatabase, cloneDatabase } from '@/lib/store/testing/clone-database';
import { storeBoots } from '@/lib/store/testing/store-boots';
import type { Statistics } from '../statistics';
import { createStatistics } from './statistics-service';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const warm: Boot['cache'] = { state: 'warm', basis: 'observed', reason: '', evidence: [] };
const cacheOf = (state: Boot['cache']['state']) => ({ cache: { ...warm, state } });

/** A boot so many days before the one that is compared; total is twice its build, a third of that is fetching, in two parts. */
function peer(instance: string, daysBefore: number, buildMs: number, fields: Partial<Boot> = {}): Boot {
  const part = (key: string) =>
    phaseFixture({ name: 'image_fetch', key, startMs: 0, durationMs: buildMs / 6 });
  return bootFixture({
    instance,
    startedAtMs: NOW - daysBefore * DAY,
    buildMs,
    totalMs: 2 * buildMs,
    image: { id: 'ubuntu-id', name: 'ubuntu', cacheKey: cacheKeyOf('ubuntu-id') },
    flavor: { id: 'm1', name: 'm1.small' },
    phases: [part('image_fetch'), part('image_fetch#2')],
    ...fields,
  });
}

const own = peer('own', 0, 6000);
/** Builds of 1 … 10 s in the last 10 hours, of 11 … 20 s twenty days ago: 20 peers only within 30 days. */
const recent = Array.from({ length: 10 }, (_, index) =>
  peer(`recent-${index}`, (index + 1) / 24, (index + 1) * 1000, { host: index < 4 ? 'cmp1' : 'cmp2' }),
);
const older = Array.from({ length: 10 }, (_, index) => peer(`older-${index}`, 20, (index + 11) * 1000));
const others = [
  peer('later', -1, 100_000),
  peer('failed', 1, 100_000, { status: 'failed', totalMs: null, buildMs: null }),
  peer('cold', 1, 100_000, cacheOf('cold')),
  peer('follower', 2, 200_000, cacheOf('follower')),
  peer('flavor', 1, 100_000, { flavor: { id: 'm2', name: 'm1.large' } }),
  peer('image', 1, 100_000, {
    image: { id: 'debian-id', name: 'debian', cacheKey: cacheKeyOf('debian-id') },
  }),
  peer('cloud', 1, 100_000, { cloud: 'west' }),
];

let db: ClonedDatabase;
let statistics: Statistics;
beforeAll(async () => {
  db = await cloneDatabase();
  statistics = createStatistics(db, null);
  const shuffled = [...recent, own, ...others, ...older].sort((a, b) =>
    a.instance.split('').reverse().join('') < b.instance.split('').reverse().join('') ? -1 : 1,
  );
  await storeBoots(db, shuffled);
});
afterAll(() => db.close());

describe('peers of a boot', () => {
  test('looks back as far as it needs for 20 peers', async () => {
    const peers = await statistics.peers(own, DEFAULT_PEER_CHOICE);
    expect(peers).toMatchObject({ days: 30, n: 20, unknownTraits: [] });
    expect(peers.traits).toEqual(['image', 'flavor', 'cache']);
    expect([peers.firstMs, peers.lastMs]).toEqual([NOW - 20 * DAY, NOW - DAY / 24]);
    // Builds 1 … 20 s: five were under 6 s, one was as long.
    expect(peers.build).toMatchObject({
      n: 20,
      p50: 10_500,
      p95: 19_050,
      max: 20_000,
      ownMs: 6000,
      faster: 0.25,
    });
    expect(peers.total).toMatchObject({ n: 20, p50: 21_000, max: 40_000, ownMs: 12_000, faster: 0.25 });
  });

  test('counts a phase once in a boot, with the sum of its parts', async () => {
    const { phases } = await statistics.peers(own, DEFAULT_PEER_CHOICE);
    expect(Object.keys(phases)).toEqual(['image_fetch']);
    expect(phases.image_fetch).toMatchObject({ n: 20, p50: 3500, ownMs: 2000, faster: 0.25 });
  });

  test('keeps to the days that are chosen, few as they may be', async () => {
    const week = await statistics.peers(own, { ...DEFAULT_PEER_CHOICE, days: 7 });
    expect(week).toMatchObject({ days: 7, n: 10 });
    expect(week.build).toMatchObject({ p50: 5500, faster: 0.5 });
    expect(week.onHost).toMatchObject({ n: 4, p50: 2500 });
    const all = await statistics.peers(own, { ...DEFAULT_PEER_CHOICE, days: 'all' });
    expect(all).toMatchObject({ days: null, n: 21, build: { max: 100_000 } });
  });

  test('a filter selects the same boots', async () => {
    const { filter } = await statistics.peers(own, DEFAULT_PEER_CHOICE);
    expect(filter).toEqual({
      source: ['nova'],
      cloud: ['default'],
      status: ['running'],
      image: ['ubuntu-id'],
      flavor: ['m1'],
      cache: ['warm'],
      fromMs: NOW - 30 * DAY,
      toMs: NOW + 1,
    });
  });

  test('cold boots and those that waited for them are peers of each other', async () => {
    const follower = others.find(({ instance }) => instance === 'follower');
    if (!follower) throw new Error('no follower');
    const peers = await statistics.peers(follower, DEFAULT_PEER_CHOICE);
    expect(peers).toMatchObject({ days: null, n: 1, build: { p50: 100_000, faster: 1 } });
  });

  test('traits may be given up; what is not known of the boot is told', async () => {
    const byFlavor = await statistics.peers(own, { traits: ['flavor'], days: 7 });
    // The ten of the last hours, and cold, follower and debian; `failed` ran never.
    expect(byFlavor).toMatchObject({ n: 13, traits: ['flavor'] });
    const nameless = { ...own, image: null, host: null };
    const peers = await statistics.peers(nameless, { traits: ['image', 'host', 'cache'], days: 7 });
    expect(peers).toMatchObject({ traits: ['cache'], unknownTraits: ['image', 'host'] });
  });

  test('nobody to compare with', async () => {
    const alone = { ...own, cloud: 'nowhere' };
    const peers = await statistics.peers(alone, DEFAULT_PEER_CHOICE);
    expect(peers).toMatchObject({
      n: 0,
      days: null,
      firstMs: null,
      phases: {},
      build: { n: 0, p50: null, faster: null },
    });
  });

  test('a boot that has not ended has a rank in what it has done', async () => {
    const booting = {
      ...own,
      totalMs: null,
      buildMs: null,
      phases: own.phases.map((phase) => ({ ...phase, open: true })),
    };
    const peers = await statistics.peers(booting, DEFAULT_PEER_CHOICE);
    expect(peers.build).toMatchObject({ n: 20, ownMs: null, faster: null });
    expect(peers.phases.image_fetch).toMatchObject({ n: 20, ownMs: null, faster: null });
  });
});
