import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Boot } from '../../boot';
import { OPENNEBULA_SERVICES } from '../../catalogue/opennebula-services';
import type { Event } from '../../event';
import { assembleOpenNebulaInstance, requestsOfOpenNebula } from './assemble-opennebula-instance';
import { oneEvent } from './one-events';

const phasesOf = (boot: Boot | undefined) =>
  boot?.phases.map((phase) => [phase.key, phase.startMs, phase.durationMs, phase.parent]);

const POSTED = [
  oneEvent('10:00:00.100', 'pending', { image: { name: 'ubuntu' }, flavor: { name: 'small' } }),
  oneEvent('10:00:12.350', 'prolog', {}, undefined, { host: 'node1' }),
  oneEvent('10:00:16.600', 'boot', { cache: 'warm' }),
  oneEvent('10:00:18.725', 'running'),
];

describe('posted phase events', () => {
  it('go the way of the log’s, to the millisecond', () => {
    const [boot] = assembleOpenNebulaInstance(POSTED);
    expect(boot).toMatchObject({
      status: 'running',
      startBasis: 'created',
      totalMs: 18_625,
      buildMs: 6375,
      buildStartMs: 12_250,
      unaccountedMs: 0,
      host: 'node1',
      image: { name: 'ubuntu' },
      flavor: { name: 'small' },
      cache: { state: 'warm', basis: 'reported' },
      clock: { resolutionMs: 1 },
      notes: [],
    });
    expect(phasesOf(boot)).toEqual([
      ['pending', 0, 12_250, null],
      ['prolog', 12_250, 4250, null],
      ['boot', 16_500, 2125, null],
    ]);
  });

  it('may be intervals, of the catalogue or of the shipper’s own', () => {
    const end = (at: string) => ({ endMs: Date.parse(`2026-11-21T${at}Z`) });
    const [boot] = assembleOpenNebulaInstance([
      oneEvent('10:00:00.100', 'pending', {}, undefined, end('10:00:12.350')),
      oneEvent('10:00:12.350', 'prolog', {}, undefined, end('10:00:16.600')),
      oneEvent('10:00:16.600', 'boot', {}, undefined, end('10:00:18.725')),
      oneEvent(
        '10:00:13.000',
        'virus_scan',
        { stage: 'image', parent: 'prolog' },
        undefined,
        end('10:00:14.000'),
      ),
    ]);
    expect(boot).toMatchObject({ status: 'running', totalMs: 18_625 });
    expect(phasesOf(boot)).toEqual([
      ['pending', 0, 12_250, null],
      ['prolog', 12_250, 4250, null],
      ['virus_scan', 12_900, 1000, 'prolog'],
      ['boot', 16_500, 2125, null],
    ]);
  });

  it('that leave BOOT out are one undivided phase', () => {
    const [boot] = assembleOpenNebulaInstance(POSTED.filter((event) => event.name !== 'boot'));
    expect(phasesOf(boot)).toEqual([
      ['pending', 0, 12_250, null],
      ['prolog_boot', 12_250, 6375, null],
    ]);
  });

  it('count attempts as the shipper does, and draw names that nobody knows', () => {
    const second = POSTED.map((event) => ({
      ...event,
      id: `${event.id}b`,
      atMs: event.atMs + 600_000,
      attempt: 4,
    }));
    expect(assembleOpenNebulaInstance([...POSTED, ...second]).map((boot) => boot.attempt)).toEqual([1, 4]);
    const own = [
      oneEvent('10:00:00', 'made_up_begin'),
      oneEvent('10:00:09', 'made_up_failed', { reason: 'x' }),
    ];
    expect(assembleOpenNebulaInstance(own)).toMatchObject([{ status: 'failed', failure: { reason: 'x' } }]);
  });
});

describe('several sources', () => {
  const log = ['10:00:12 active', '10:00:12 prolog', '10:00:16 boot', '10:00:18 running'].map((line) => {
    const [at = '', name = ''] = line.split(' ');
    return oneEvent(at, name, {}, 'vmLog');
  });

  it('make one boot of log and hooks, which give it milliseconds where they fall into the same second', () => {
    const hooks = [
      oneEvent('10:00:00.020', 'pending', { creation: true }, 'hook'),
      oneEvent('10:00:12.640', 'prolog', {}, 'hook'),
      oneEvent('10:00:17.900', 'boot', {}, 'hook'),
      oneEvent('10:00:18.810', 'running', { from: 'BOOT' }, 'hook'),
    ];
    const boots = assembleOpenNebulaInstance([...log, ...hooks]);
    expect(boots).toHaveLength(1);
    // The hook of BOOT came 1.9 s late: the log's second stands.
    expect(phasesOf(boots[0])).toEqual([
      ['pending', 0, 11_980, null],
      ['prolog', 12_620, 3360, null],
      ['boot', 15_980, 2810, null],
    ]);
    expect(boots[0]?.clock.resolutionMs).toBe(1000);
  });

  it('do not take a RUNNING after a hot-plug for the end of a boot', () => {
    const recorded = ['pending', 'active', 'prolog', 'prolog_finished'].map((name) =>
      oneEvent('10:00:00', name, name === 'pending' ? { creation: true } : { sequence: 0 }, 'record'),
    );
    const back = oneEvent('15:00:00.100', 'running', { from: 'HOTPLUG' }, 'hook');
    expect(assembleOpenNebulaInstance([...recorded, back])).toMatchObject([
      { status: 'partial', runningAtMs: null },
    ]);
  });

  it('join the API call of the same request', () => {
    const answer = oneEvent('10:00:01', 'pending', { creation: true }, 'oned', { requestId: '0/Req:9' });
    const call = oneEvent('10:00:00', 'creation_requested', { displayName: 'web' }, 'oned', {
      instance: null,
      requestId: '0/Req:9',
    });
    const stale = oneEvent('08:00:00', 'creation_requested', { displayName: 'old' }, 'oned', {
      instance: null,
      requestId: '0/Req:9',
    });
    expect(requestsOfOpenNebula([...log, answer])).toEqual(['0/Req:9']);
    const [boot] = assembleOpenNebulaInstance([...log, answer, call, stale]);
    expect(boot).toMatchObject({ startBasis: 'request', displayName: 'web', totalMs: 17_000 });
  });
});

const NAMES = [
  'pending',
  'hold',
  'active',
  'prolog',
  'prolog_finished',
  'prolog_failed',
  'transfer_line',
  'transfer_succeeded',
  'boot',
  'context_created',
  'network_pre_done',
  'host_prepared',
  'deploy_done',
  'network_post_done',
  'deploy_requested',
  'deploy_succeeded',
  'step_failed',
  'driver_error',
  'boot_failed',
  'running',
  'resubmitted',
  'placement_failed',
  'dispatched',
  'record_seen',
  'made_up',
];
const STATES = ['LCM_INIT', 'POWEROFF', 'BOOT_POWEROFF', 'PROLOG_MIGRATE', 'DONE', 'UNKNOWN', 'SHUTDOWN'];
const SERVICES = [null, ...Object.values(OPENNEBULA_SERVICES)];

const anyEvent = fc
  .record({
    name: fc.constantFrom(...NAMES, 'state_left'),
    second: fc.integer({ min: 0, max: 12 }),
    fraction: fc.constantFrom(0, 0, 0, 250, 999),
    service: fc.constantFrom(...SERVICES),
    offset: fc.option(fc.integer({ min: 0, max: 5 })),
    state: fc.constantFrom(...STATES),
    basis: fc.constantFrom('assumed' as const, 'stamped' as const),
    creation: fc.boolean(),
    length: fc.constantFrom(null, null, null, 1500),
  })
  .map(({ name, second, fraction, service, offset, state, basis, creation, length }): Event => {
    const atMs = Date.parse('2026-11-21T10:00:00Z') + second * 1000 + fraction;
    const attributes = name === 'state_left' ? { state } : name === 'pending' ? { creation } : {};
    return oneEvent('10:00:00', name, attributes, undefined, {
      id: JSON.stringify([name, atMs, service, offset, attributes, basis, length]),
      atMs,
      endMs: length === null || service !== null ? null : atMs + length,
      clock: { resolutionMs: fraction === 0 ? 1000 : 1, zone: 'UTC', basis },
      origin: { path: null, offset, service },
    });
  });

describe('any events whatever', () => {
  const someEvents = fc.uniqueArray(anyEvent, { selector: (event) => event.id, maxLength: 25 });
  const shuffled = someEvents.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );

  it('give the same boots in any order', () => {
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        expect(assembleOpenNebulaInstance(other)).toEqual(assembleOpenNebulaInstance(events));
      }),
      { numRuns: 1000 },
    );
  });

  it('give boots that hold together', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const ids = new Set(events.map((event) => event.id));
        const boots = assembleOpenNebulaInstance(events);
        expect(new Set(boots.map((boot) => boot.id)).size).toBe(boots.length);
        for (const boot of boots) {
          expect(boot.endedAtMs).toBeGreaterThanOrEqual(boot.startedAtMs);
          expect(boot.unaccountedMs).toBeGreaterThanOrEqual(0);
          if (boot.status !== 'running') expect([boot.totalMs, boot.buildMs]).toEqual([null, null]);
          const lengthMs = boot.endedAtMs - boot.startedAtMs;
          for (const phase of boot.phases) {
            expect(phase.durationMs).toBeGreaterThanOrEqual(0);
            expect(phase.startMs).toBeGreaterThanOrEqual(0);
            if (phase.name !== 'made_up')
              expect(phase.startMs + phase.durationMs).toBeLessThanOrEqual(lengthMs);
            const parent = boot.phases.find((other) => other.key === phase.parent);
            if (parent !== undefined) expect(phase.startMs).toBeGreaterThanOrEqual(parent.startMs);
            expect(phase.evidence.every((id) => ids.has(id))).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
