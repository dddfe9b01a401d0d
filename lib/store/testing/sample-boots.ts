import type { Boot } from '@/lib/domain/boot';
import { bootFixture, phaseFixture } from './boot-fixture';

export const HOUR = 3_600_000;
export const START = Date.UTC(2026, 10, 21, 0);
export const UBUNTU = {
  id: '0673dd71-34c5-4fbb-86c4-40623fbe45b4',
  name: 'ubuntu',
  cacheKey: 'a489c868f0c37da93b76227c91bb03908ac0e742',
};

/** Builds of 1 … 10 s of ubuntu, the first four cold, one an hour; each with a fetch, in two parts from the third on. */
export const ubuntu = Array.from({ length: 10 }, (_, index) => {
  const buildMs = (index + 1) * 1000;
  const fetch = (startMs: number) =>
    phaseFixture({ name: 'image_fetch', key: `image_fetch#${startMs}`, startMs, durationMs: 100 });
  return bootFixture({
    instance: `ubuntu-${index}`,
    startedAtMs: START + index * HOUR,
    buildMs,
    totalMs: index < 5 ? buildMs + 500 : null,
    endedAtMs: START + index * HOUR + buildMs,
    image: UBUNTU,
    host: index % 2 === 0 ? 'cmp1' : 'cmp2',
    cache: {
      state: (['cold', 'follower', 'cold', 'cold'][index] as Boot['cache']['state']) ?? 'warm',
      basis: 'observed',
      reason: '',
      evidence: [],
    },
    phases:
      index < 2
        ? [fetch(0)]
        : [fetch(0), phaseFixture({ name: 'launch', startMs: 500, durationMs: buildMs }), fetch(700)],
  });
});
export const others = [
  bootFixture({
    instance: 'named',
    image: { name: 'ubuntu' },
    startedAtMs: START,
    buildMs: 11_000,
    host: null,
  }),
  bootFixture({
    instance: 'cirros',
    image: { name: 'cirros' },
    startedAtMs: START,
    buildMs: 2000,
    phases: [],
  }),
  bootFixture({
    instance: 'f',
    image: { name: 'cirros' },
    status: 'failed',
    startedAtMs: START,
    buildMs: 9e6,
  }),
  bootFixture({
    instance: 'p',
    image: { name: 'cirros' },
    status: 'partial',
    startedAtMs: START,
    buildMs: 9e6,
  }),
  bootFixture({
    instance: 'b',
    image: { name: 'cirros' },
    status: 'booting',
    startedAtMs: START,
    buildMs: null,
    phases: [phaseFixture({ name: 'launch', startMs: 0, durationMs: 7, open: true })],
  }),
  bootFixture({
    instance: 'x',
    image: null,
    flavor: null,
    startedAtMs: START,
    buildMs: 1500,
    cache: { state: 'none', basis: 'observed', reason: '', evidence: [] },
    phases: [phaseFixture({ name: 'launch', startMs: 0, durationMs: 7, open: true })],
  }),
];
