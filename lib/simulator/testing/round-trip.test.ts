import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOVA_DEFAULTS, type NovaOptions } from '../nova/options';
import { NOVA_RELEASES } from '../nova/release';
import { OPENNEBULA_DEFAULTS, type OpenNebulaOptions, TRANSFER_DRIVERS } from '../opennebula/options';
import { OPENNEBULA_RELEASES } from '../opennebula/release';
import { novaRoundTrip } from './nova-round-trip';
import { openNebulaRoundTrip } from './opennebula-round-trip';

const END_MS = Date.UTC(2026, 10, 20, 18);
const HOUR_MS = 3_600_000;
/** Fixed, so that a run tells something about the change and not about its luck. */
const SEED = 20_261_121;

const novaOptions: fc.Arbitrary<NovaOptions> = fc.record({
  ...mapToConstants(NOVA_DEFAULTS),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  boots: fc.integer({ min: 1, max: 40 }),
  hosts: fc.integer({ min: 1, max: 8 }),
  images: fc.integer({ min: 1, max: 14 }),
  flavors: fc.integer({ min: 1, max: 10 }),
  release: fc.constantFrom(...NOVA_RELEASES, 'mixed' as const),
  level: fc.constantFrom('debug' as const, 'info' as const),
  infoHostShare: fc.constantFrom(0, 0.3),
  faults: fc.constantFrom(0, 1, 8),
  lookAlikes: fc.constantFrom(0, 0.5),
  clockOffsetMs: fc.constantFrom(0, 8, 40),
  notifications: fc.boolean(),
  cacheHours: fc.constantFrom(1, 24),
  startMs: fc.integer({ min: 1, max: 48 }).map((hours) => END_MS - hours * HOUR_MS),
  endMs: fc.constant(END_MS),
});

const zoneOptions: fc.Arbitrary<OpenNebulaOptions> = fc.record({
  ...mapToConstants(OPENNEBULA_DEFAULTS),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  boots: fc.integer({ min: 1, max: 40 }),
  hosts: fc.integer({ min: 1, max: 6 }),
  release: fc.constantFrom(...OPENNEBULA_RELEASES),
  driver: fc.constantFrom(...TRANSFER_DRIVERS),
  faults: fc.constantFrom(0, 1, 8),
  lookAlikes: fc.constantFrom(0, 0.6),
  records: fc.boolean(),
  startMs: fc.integer({ min: 1, max: 48 }).map((hours) => END_MS - hours * HOUR_MS),
  endMs: fc.constant(END_MS),
});

describe('simulate → split → understand → assemble', () => {
  it('gives what happened in a Nova cloud, as far as its logs tell', () => {
    fc.assert(
      fc.property(novaOptions, (options) => {
        const { differences, malformed, boots, expected } = novaRoundTrip(options);
        expect({ differences, malformed }).toEqual({ differences: [], malformed: [] });
        expect(boots).toHaveLength(expected.length);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('gives what happened in an OpenNebula zone, as far as its logs tell', () => {
    fc.assert(
      fc.property(zoneOptions, (options) => {
        const { differences, malformed, boots, expected } = openNebulaRoundTrip(options);
        expect({ differences, malformed }).toEqual({ differences: [], malformed: [] });
        expect(boots).toHaveLength(expected.length);
      }),
      { seed: SEED, numRuns: 30 },
    );
  });
});

describe('the truth', () => {
  const busy: NovaOptions = {
    ...NOVA_DEFAULTS,
    ...{ boots: 400, hosts: 6, images: 8, faults: 6, lookAlikes: 0.4, cacheHours: 6, lifeHours: 3 },
    startMs: END_MS - 48 * HOUR_MS,
    endMs: END_MS,
  };
  const { expected } = novaRoundTrip(busy);
  const count = (isIt: (boot: (typeof expected)[number]) => boolean) => expected.filter(isIt).length;

  it('has every kind of boot, so that the round trip proves something', () => {
    expect(count(({ status }) => status === 'running')).toBeGreaterThan(300);
    expect(count(({ status }) => status === 'failed')).toBeGreaterThan(10);
    expect(count(({ status }) => status === 'deleted')).toBeGreaterThan(2);
    expect(count(({ attempt }) => attempt > 1)).toBeGreaterThan(5);
    for (const state of ['cold', 'follower', 'warm', 'none'] as const) {
      expect(count(({ cache }) => cache.length === 1 && cache[0] === state)).toBeGreaterThan(2);
    }
    expect(count(({ host }) => host === null)).toBeGreaterThan(0);
  });

  it('tells fewer phases at INFO, of the same boots', () => {
    const quiet = novaRoundTrip({ ...busy, level: 'info' }).expected;
    expect(quiet.map(({ instance, attempt, status }) => [instance, attempt, status])).toEqual(
      expected.map(({ instance, attempt, status }) => [instance, attempt, status]),
    );
    const phases = (boots: typeof expected) => boots.reduce((sum, boot) => sum + boot.phases.length, 0);
    expect(phases(quiet)).toBeLessThan(phases(expected) / 2);
  });
});

describe('the same options', () => {
  it('give the same bytes, another seed gives others', () => {
    const logs = (seed: number) => {
      const options = { ...NOVA_DEFAULTS, seed, boots: 20, startMs: END_MS - HOUR_MS, endMs: END_MS };
      return [...novaRoundTrip(options).folder.files()];
    };
    expect(logs(5)).toEqual(logs(5));
    expect(logs(5)).not.toEqual(logs(6));
  });
});

function mapToConstants<T extends object>(values: T): { [Key in keyof T]: fc.Arbitrary<T[Key]> } {
  const entries = Object.entries(values).map(([key, value]) => [key, fc.constant(value)]);
  return Object.fromEntries(entries) as { [Key in keyof T]: fc.Arbitrary<T[Key]> };
}
