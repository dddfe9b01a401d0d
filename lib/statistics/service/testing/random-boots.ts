import type { Boot } from '@/lib/domain/boot';
import { BOOT_STATUSES, CACHE_BASES, CACHE_STATES } from '@/lib/domain/boot';
import { cacheKeyOf } from '@/lib/domain/cache-key';
import { bootFixture, phaseFixture } from '@/lib/store/testing/boot-fixture';

export const RANDOM_FROM = Date.UTC(2026, 10, 1);
const SPAN_MS = 3 * 86_400_000;

const IMAGES = [
  { id: 'ubuntu-id', name: 'ubuntu', cacheKey: cacheKeyOf('ubuntu-id'), sizeBytes: 6e8 },
  { id: 'debian-id', name: 'debian', cacheKey: cacheKeyOf('debian-id'), sizeBytes: 3e8 },
  { name: 'ubuntu' },
  { name: 'cirros', sizeBytes: 2e7 },
  null,
];
const FLAVORS = [
  { id: '1', name: 'm1.small', vcpus: 1, memoryMb: 2048 },
  { id: '2', name: 'm1.large', vcpus: 4, memoryMb: 8192 },
  { name: 'm1.small' },
  null,
];

/**
 * Boots of all kinds over three days, in two clouds, on a few hosts, so that many are under way at once.
 * @param random numbers in [0, 1)
 */
export function randomBoots(count: number, random: () => number): Boot[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const running = BOOT_STATUSES.map((status) => (random() < 0.2 ? status : 'running'));
  return Array.from({ length: count }, (_, index) => {
    const status = pick([...running, ...BOOT_STATUSES]);
    const buildMs = Math.round(1e6 * Math.exp(2 * random())) / 1000;
    const startedAtMs = RANDOM_FROM + Math.round(random() * SPAN_MS * 1000) / 1000;
    return bootFixture({
      ...{ instance: `vm-${index}`, cloud: pick(['default', 'west']), source: pick(['nova', 'opennebula']) },
      ...{ status, startedAtMs, endedAtMs: startedAtMs + buildMs * pick([1, 1, 100]) },
      host: pick(['cmp1', 'cmp2', 'cmp3', null]),
      image: pick(IMAGES),
      flavor: pick(FLAVORS),
      cache: { state: pick(CACHE_STATES), basis: pick(CACHE_BASES), reason: '', evidence: [] },
      buildMs: status === 'running' && random() < 0.9 ? buildMs : null,
      totalMs: status === 'running' && random() < 0.6 ? buildMs + Math.round(random() * 1e6) / 1000 : null,
      buildStartMs: pick([0, 500]),
      clock: { resolutionMs: pick([1, 1000]), zone: 'UTC', basis: 'stamped', skewMs: null },
      attributes: {
        ...(random() < 0.7 && { release: pick(['2025.1', '2025.2']) }),
        ...(random() < 0.5 && { transferDriver: pick(['ssh', 'qcow2']) }),
        ...(random() < 0.5 && { ports: pick([1, 2]) }),
      },
      phases: randomPhases(buildMs, random),
    });
  });
}

function randomPhases(buildMs: number, random: () => number): Boot['phases'] {
  const part = () => Math.round(buildMs * random() * 1000) / 1000;
  const phases = [
    phaseFixture({ name: 'schedule', stage: 'request', startMs: -part() / 10, durationMs: part() }),
    phaseFixture({ name: 'image', stage: 'image', startMs: part(), durationMs: part() }),
  ];
  if (random() < 0.5)
    phases.push(phaseFixture({ name: 'image_fetch', startMs: part(), durationMs: part(), parent: 'image' }));
  if (random() < 0.3)
    phases.push(phaseFixture({ name: 'own', key: 'own', stage: 'guest', startMs: 0, durationMs: 0 }));
  if (random() < 0.3)
    phases.push(
      phaseFixture({
        name: 'own',
        key: 'own#2',
        stage: 'guest',
        startMs: 1,
        durationMs: part(),
        kind: 'wait',
      }),
    );
  if (random() < 0.1) phases.push(phaseFixture({ name: 'launch', startMs: 0, durationMs: 5, open: true }));
  return phases;
}
