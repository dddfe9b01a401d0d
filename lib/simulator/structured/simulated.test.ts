import { describe, expect, it } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import type { Event } from '@/lib/domain/event';
import { NOVA_DEFAULTS, type NovaOptions } from '../nova/options';
import { simulatedBoots, simulatedEvents } from './simulated';

const END_MS = Date.UTC(2026, 10, 20, 18);
const OPTIONS: NovaOptions = {
  ...NOVA_DEFAULTS,
  ...{ boots: 150, faults: 5, lookAlikes: 0.3, clockOffsetMs: 0 },
  startMs: END_MS - 24 * 3_600_000,
  endMs: END_MS,
};

async function collect<T>(batches: AsyncGenerator<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

describe('a simulated cloud without text', () => {
  it('gives events from which the same boots are assembled as it gives itself', async () => {
    const assembled = assemble(await collect<Event>(simulatedEvents(OPTIONS, 'bench', 500)));
    const given = await collect<Boot>(simulatedBoots(OPTIONS, 'bench', 500));
    const facts = ({ id, status, host, image, flavor, attempts, cache }: Boot) => ({
      ...{ id, status, host, attempts, flavor: flavor?.name, image: image?.name },
      cache: status === 'running' ? cache.state : null,
    });
    const byId = (a: Boot, b: Boot) => (a.id < b.id ? -1 : 1);
    expect(given.sort(byId).map(facts)).toEqual(assembled.sort(byId).map(facts));
    for (const [index, boot] of given.entries()) {
      const same = assembled[index];
      expect(boot.totalMs === null).toBe(same?.totalMs === null);
      if (boot.totalMs !== null) expect(Math.abs(boot.totalMs - (same?.totalMs ?? 0))).toBeLessThan(1.6);
      if (boot.buildMs !== null) expect(Math.abs(boot.buildMs - (same?.buildMs ?? 0))).toBeLessThan(1.6);
    }
  });

  it('gives the events in batches, in time order', async () => {
    const sizes: number[] = [];
    let lastMs = 0;
    for await (const batch of simulatedEvents(OPTIONS, 'bench', 200)) {
      sizes.push(batch.length);
      for (const { atMs } of batch) {
        expect(atMs).toBeGreaterThanOrEqual(lastMs);
        lastMs = atMs;
      }
    }
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(200 + 4000);
  });
});
