import { expect, test } from 'vitest';
import type { PeerRank } from '@/lib/domain/peers';
import { phaseFixture } from '@/lib/store/testing/boot-fixture';
import { phaseRanksOf } from './phase-ranks';

const rank: PeerRank = { n: 50, ownMs: 12, faster: 0.5, p50: 10, p90: 18, p95: 20, p99: 25, max: 30 };

test('ranks of own phases only, and which of them are of several phases', () => {
  const phases = ['claim', 'image', 'image', 'custom', 'custom'].map((name) =>
    phaseFixture({ name, startMs: 0, durationMs: 1 }),
  );
  const peers = { phases: { claim: rank, image: rank, launch: rank } };
  expect(phaseRanksOf({ phases }, peers)).toEqual({
    byName: { claim: rank, image: rank },
    repeated: ['image'],
  });
});
