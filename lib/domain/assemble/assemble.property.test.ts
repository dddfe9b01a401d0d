import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOT_STATUSES, type Boot } from '../boot';
import { EVENT_KINDS } from '../catalogue/events';
import type { Event } from '../event';
import { toEvent } from '../event-id';
import { BOOT_TRACED } from '../traced-boot';
import { assemble } from './assemble';
import { COLD_BOOT, eventsOf } from './nova/boot-fixture';
import { unaccountedMs } from './unaccounted';

const T0 = Date.parse('2026-11-21T00:00:00Z');
const INSTANCES = ['617e066f-229a-47c1-9e20-ae1deee78b9f', 'e19111e1-6244-4124-abc5-be596c94ed4d'];
const NAMES = [
  ...EVENT_KINDS.filter((kind) => kind.source !== 'opennebula').map((kind) => kind.name),
  'made_up',
];

/** Any event at all: names, hosts, requests, figures and moments at random, as no real log has them. */
const anyEvent: fc.Arbitrary<Event> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    ms: fc.integer({ min: 0, max: 20_000 }),
    lasts: fc.option(fc.integer({ min: 0, max: 5000 }), { freq: 8, nil: null }),
    instance: fc.constantFrom(...INSTANCES, null),
    requestId: fc.constantFrom('req-1', 'req-2', null),
    host: fc.constantFrom('cmp1', 'cmp2', 'ctl1', null),
    cacheKey: fc.constantFrom('a'.repeat(40), 'b'.repeat(40), null),
    attempt: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 10, nil: null }),
    resolutionMs: fc.constantFrom(0.001, 1, 1000),
    figure: fc.integer({ min: 0, max: 9000 }),
    operation: fc.constantFrom('resize', 'rebuild', undefined),
    source: fc.constantFrom('nova', 'nova', 'nova', 'other'),
    spanId: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { freq: 4, nil: undefined }),
    parentSpanId: fc.constantFrom('a', 'b', 'gone', undefined),
  })
  .map(({ ms, lasts, resolutionMs, figure, operation, spanId, parentSpanId, ...rest }) =>
    toEvent('default', {
      ...rest,
      atMs: T0 + ms,
      endMs: lasts === null ? null : T0 + ms + lasts,
      clock: { resolutionMs, zone: 'UTC', basis: 'stamped' },
      origin: { path: null, offset: null, service: null },
      attributes: {
        waitedMs: figure,
        heldMs: figure,
        tookMs: figure,
        operation,
        count: (figure % 3) + 1,
        ...(spanId && { spanId, parentSpanId }),
        ...(rest.name === BOOT_TRACED && { boot: tracedBoot(ms, figure) }),
      },
      line: null,
    }),
  );

function tracedBoot(ms: number, figure: number): object {
  const own = { cloud: 'default', source: 'nova', instance: INSTANCES[0], attempt: 1 };
  const startedAtMs = T0 + ms;
  const runningAtMs = figure % 2 ? startedAtMs + figure : null;
  const status = BOOT_STATUSES[figure % BOOT_STATUSES.length];
  return {
    ...own,
    status,
    startedAtMs,
    endedAtMs: startedAtMs + figure,
    runningAtMs,
    totalMs: figure,
    buildMs: figure,
  };
}

/** A real boot with anything else in between. */
const anyHistory = fc
  .tuple(fc.array(anyEvent, { maxLength: 60 }), fc.boolean())
  .map(([events, isReal]) => (isReal ? [...events, ...eventsOf(COLD_BOOT)] : events));

function shuffledTwice(events: readonly Event[], seed: number): Event[] {
  const order = (event: Event) => Number.parseInt(event.id.slice(0, 8), 16) ^ seed;
  return [...events, ...events.slice(0, seed % (events.length + 1))].sort((a, b) => order(a) - order(b));
}

function isSound(boot: Boot): void {
  const lengthMs = boot.endedAtMs - boot.startedAtMs;
  expect(lengthMs).toBeGreaterThanOrEqual(0);
  const covered = coveredMs(boot, lengthMs);
  expect(covered + boot.unaccountedMs).toBeCloseTo(lengthMs, 1);
  for (const phase of boot.phases) {
    expect(Number.isFinite(phase.startMs) && Number.isFinite(phase.durationMs)).toBe(true);
    expect(phase.durationMs).toBeGreaterThanOrEqual(0);
    expect(phase.parent === null || boot.phases.some((other) => other.key === phase.parent)).toBe(true);
  }
  expect(new Set(boot.phases.map((phase) => phase.key)).size).toBe(boot.phases.length);
  if (boot.status !== 'running') expect([boot.totalMs, boot.buildMs]).toEqual([null, null]);
  if (boot.status === 'running') expect(boot.runningAtMs).not.toBeNull();
  for (const figure of [boot.totalMs, boot.buildMs])
    if (figure !== null) expect(figure).toBeGreaterThanOrEqual(0);
}

function coveredMs(boot: Boot, lengthMs: number): number {
  return lengthMs - unaccountedMs(boot.phases, lengthMs);
}

describe('assemble', () => {
  it('gives the same boots in any order and however often each event comes', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(1_000_000), (events, seed) => {
        expect(assemble(shuffledTwice(events, seed))).toEqual(assemble(events));
      }),
      { numRuns: 150 },
    );
  });

  it('gives sound boots of whatever events', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const boots = assemble(events);
        boots.forEach(isSound);
        expect(new Set(boots.map((boot) => boot.id)).size).toBe(boots.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same boot, grown, whichever events came first', () => {
    fc.assert(
      fc.property(fc.subarray(eventsOf(COLD_BOOT), { minLength: 5 }), (part) => {
        for (const boot of assemble(part)) {
          isSound(boot);
          expect(boot.id).toBe(assemble(eventsOf(COLD_BOOT))[0]?.id);
          expect(boot.attempts).toBe(1);
          for (const phase of boot.phases) {
            expect(phase.startMs).toBeGreaterThanOrEqual(0);
            expect(phase.startMs + phase.durationMs).toBeLessThanOrEqual(
              boot.endedAtMs - boot.startedAtMs + 0.01,
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
