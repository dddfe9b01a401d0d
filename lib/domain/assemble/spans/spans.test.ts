import { describe, expect, it } from 'vitest';
import { bootFixture } from '@/lib/store/testing/boot-fixture';
import type { Boot } from '../../boot';
import type { Event, EventAttributes } from '../../event';
import { BOOT_TRACED, tracedBootOf } from '../../traced-boot';
import { assembleInstance } from '../assemble-instance';
import { eventAt } from '../event-fixture';
import { COLD_BOOT, eventsOf } from '../nova/boot-fixture';

const DAY = '2026-11-21T';
const LOG = eventsOf(COLD_BOOT);
const [BOOT] = assembleInstance(LOG);
if (BOOT === undefined) throw new Error('no boot');
const image = phaseOf(BOOT, 'image');

function phaseOf(boot: Boot, name: string) {
  const phase = boot.phases.find((known) => known.name === name);
  if (phase === undefined) throw new Error(`no phase ${name}`);
  return phase;
}

/** A span so many milliseconds after the start of the boot. */
function span(id: string, fromMs: number, toMs: number, attributes: EventAttributes = {}, name = id): Event {
  const startedAtMs = BOOT?.startedAtMs ?? 0;
  return eventAt('00:00:00', name, {
    requestId: null,
    host: 'cmp1',
    atMs: startedAtMs + fromMs,
    endMs: startedAtMs + toMs,
    attributes: { spanId: id, ...attributes },
  });
}

const assembled = (...traced: Event[]) => assembleInstance([...LOG, ...traced])[0] as Boot;

describe('spans of a boot whose lines are known', () => {
  it('are drawn under the innermost phase that holds them', () => {
    const fetch = phaseOf(BOOT, 'image_fetch');
    const boot = assembled(span('glance get', fetch.startMs + 10, fetch.startMs + 20));
    expect(phaseOf(boot, 'glance get')).toMatchObject({
      parent: 'image_fetch',
      stage: 'image',
      startMs: fetch.startMs + 10,
      durationMs: 10,
    });
  });
  it('are drawn under the span that contains them, and take its stage', () => {
    const boot = assembled(
      span('outer', image.startMs, image.startMs + 50, { stage: 'guest' }),
      span('inner', image.startMs + 5, image.startMs + 6, { parentSpanId: 'outer' }),
    );
    expect(phaseOf(boot, 'inner')).toMatchObject({ parent: 'outer', stage: 'guest' });
  });
  it('leave everything else as it was', () => {
    const boot = assembled(span('glance get', image.startMs + 1, image.startMs + 2, { stage: 'request' }));
    expect({ ...boot, phases: boot.phases.filter(({ name }) => name !== 'glance get') }).toEqual(BOOT);
  });
  it('of the name of a phase that the lines show are left to these, their parts are not', () => {
    const boot = assembled(
      span('s1', image.startMs, image.startMs + 90, {}, 'image'),
      span('s2', image.startMs + 1, image.startMs + 2, { parentSpanId: 's1' }, 'part'),
    );
    expect(boot.phases.filter(({ name }) => name === 'image')).toEqual([image]);
    expect(phaseOf(boot, 'part').parent).toBe('image');
  });
  it('stretch the boot by what they measure before and after it', () => {
    const boot = assembled(span('wsgi', -300, 40));
    expect(boot.startedAtMs).toBe(BOOT.startedAtMs - 300);
    expect(phaseOf(boot, 'image').startMs).toBeCloseTo(image.startMs + 300, 3);
    expect(boot.moments[0]?.atMs).toBeCloseTo((BOOT.moments[0]?.atMs ?? 0) + 300, 3);
    expect([boot.buildMs, boot.runningAtMs]).toEqual([BOOT.buildMs, BOOT.runningAtMs]);
  });
  it('stretch nothing where the same span, told again, has the name of a phase that the lines show', () => {
    expect(assembled(span('s', -300, 40, {}, 'image'), span('s', -300, 40, {}, 'zz'))).toEqual(BOOT);
  });
  it('of another zone are not drawn, and the boot says so', () => {
    const boot = assembled(span('wsgi', 7_200_000, 7_200_500));
    expect(boot.phases).toEqual(BOOT.phases);
    expect(boot.notes.at(-1)).toMatch(/not drawn \(1\): check the zones/);
  });
  it('never begin an attempt, end a boot, or prove a creation', () => {
    const boots = assembleInstance([
      ...LOG,
      span('build_complete', 50, 60),
      span('claim_started', 1000, 1010),
      eventAt('00:00:00', 'build_failed', {
        atMs: BOOT.startedAtMs + 70,
        requestId: null,
        attributes: { spanId: 'i' },
      }),
    ]);
    expect(boots.map(({ status, attempts }) => [status, attempts])).toEqual([['running', 1]]);
    expect(boots[0]?.buildMs).toBe(BOOT.buildMs);
  });
  it('told twice are drawn once, ended rather than open', () => {
    const boot = assembled(
      span('x', image.startMs, image.startMs + 500, { open: true }),
      span('x', image.startMs, image.startMs + 100),
    );
    const found = boot.phases.filter(({ name }) => name === 'x');
    expect(found).toMatchObject([{ open: false, durationMs: 100 }]);
    expect(found[0]?.evidence).toHaveLength(2);
  });
  it('in a ring of parents are drawn all the same', () => {
    const from = image.startMs;
    const boot = assembled(
      span('a', from, from + 50, { parentSpanId: 'b' }),
      span('b', from, from + 50, { parentSpanId: 'c' }),
      span('c', from, from + 50, { parentSpanId: 'a' }),
    );
    const parents = new Map(boot.phases.map(({ key, parent }) => [key, parent]));
    for (const name of ['a', 'b', 'c']) {
      let at: string | null | undefined = name;
      for (let steps = 0; at && steps < 10; steps++) at = parents.get(at);
      expect(at).toBeNull();
    }
  });
});

describe('spans alone', () => {
  const at = (ms: number) => Date.parse(`${DAY}10:00:00Z`) + ms;
  const alone = (id: string, fromMs: number, toMs: number, attributes: EventAttributes = {}) =>
    eventAt('10:00:00', id, {
      requestId: null,
      atMs: at(fromMs),
      endMs: at(toMs),
      attributes: { spanId: id, ...attributes },
    });

  it('are a boot that is taken as running at their end', () => {
    const boots = assembleInstance([
      alone('wsgi', 0, 100, { stage: 'request' }),
      alone('rpc', 80, 5000),
      alone('db', 90, 95, { parentSpanId: 'rpc' }),
    ]);
    expect(boots).toMatchObject([{ status: 'running', buildMs: 5000, unaccountedMs: 0 }]);
    expect(boots[0]?.phases.map(({ key, parent }) => [key, parent])).toEqual([
      ['wsgi', null],
      ['rpc', null],
      ['db', 'rpc'],
    ]);
  });
  it('of the names of states and phases are bars like any other', () => {
    const named = { source: 'opennebula', instance: '0/7' };
    const [boot, ...others] = assembleInstance(
      ['pending', 'prolog', 'boot'].map((name, index) => ({
        ...alone(name, index * 100, index * 100 + 100),
        ...named,
      })),
    );
    expect(others).toEqual([]);
    expect(boot?.phases.map(({ key, startMs }) => [key, startMs])).toEqual([
      ['pending', 0],
      ['prolog', 100],
      ['boot', 200],
    ]);
  });
  it('nest 256 deep; what is deeper stands beside its parent', () => {
    const deep = Array.from({ length: 1000 }, (_, i) =>
      alone(`s${i}`, i, 5000, { parentSpanId: i === 0 ? undefined : `s${i - 1}` }),
    );
    const [boot] = assembleInstance(deep);
    const parents = new Map(boot?.phases.map(({ key, parent }) => [key, parent]));
    expect(parents.get('s255')).toBe('s254');
    expect(parents.get('s999')).toBe('s254');
  });
  it('100 000 of them take seconds, not minutes', () => {
    const many = Array.from({ length: 100_000 }, (_, i) =>
      alone(`s${i}`, i, i + 1000 / (1 + (i % 7)), { parentSpanId: i === 0 ? undefined : `s${i >> 1}` }),
    );
    const began = process.cpuUsage();
    const [boot] = assembleInstance(many);
    expect(boot?.phases).toHaveLength(100_000);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(15_000);
  });
});

describe('what an exported trace says of its boot', () => {
  const exported = bootFixture({
    status: 'failed',
    attempt: 2,
    attempts: 3,
    totalMs: null,
    buildMs: null,
    displayName: 'web',
    failure: { reason: 'no space', event: 'x' },
    clock: { resolutionMs: 1, zone: 'Europe/Berlin', basis: 'hinted', skewMs: 12 },
  });
  const told = eventAt('00:00:00', BOOT_TRACED, {
    atMs: exported.startedAtMs,
    endMs: exported.endedAtMs,
    requestId: null,
    attempt: 2,
    attributes: {
      boot: tracedBootOf(exported),
      image: exported.image ?? undefined,
      flavor: exported.flavor ?? undefined,
    },
  });

  it('makes the same boot of its spans, one that begins before its start too', () => {
    const early = eventAt('00:00:00', 'api', {
      atMs: exported.startedAtMs - 100,
      endMs: exported.startedAtMs + 50,
      requestId: null,
      attempt: 2,
      attributes: { spanId: 'api' },
    });
    const [boot, ...others] = assembleInstance([early, told]);
    expect(others).toEqual([]);
    expect(boot).toMatchObject({
      ...exported,
      phases: [{ key: 'api', startMs: -100, durationMs: 150 }],
      cache: { state: 'warm', basis: 'reported', reason: exported.cache.reason },
      failure: { reason: 'no space' },
      unaccountedMs: 6450,
      notes: [expect.stringContaining('exported trace')],
    });
  });
  it('is not heeded where log lines tell', () => {
    expect(assembleInstance([...LOG, { ...told, attempt: 1 }])).toEqual([BOOT]);
  });
  it('is an event like another where it is none', () => {
    expect(() => assembleInstance([{ ...told, attributes: { boot: 5 } as never }])).not.toThrow();
  });
});
