import { describe, expect, it } from 'vitest';
import type { Boot } from '../boot';
import { bootOf, causesOf, contextOf, eventOf, peersOf, phaseOf, plain, rankOf } from './case-fixture';
import { diagnose } from './diagnose';

const wait = (name: string, ms: number, startMs = 0) => phaseOf({ name, kind: 'wait' }, startMs, ms);
const withPhase = (name: string, ms: number) => bootOf({ phases: [wait(name, ms)] });
const peersWith = (name: string, p50: number, p95: number, n = 100) =>
  contextOf({ peers: peersOf({ phases: { [name]: rankOf(n, p50, p95) } }) });

describe('a wait held against the peers', () => {
  it('is told when longer than their p95, with what exceeds their median', () => {
    const [found] = diagnose(withPhase('vif_plug_wait', 7300), peersWith('vif_plug_wait', 1000, 2000));
    expect(found).toMatchObject({ cause: 'vif_plug', costMs: 6300, share: 0.63, phase: 'vif_plug_wait' });
    expect(found?.evidence).toEqual(['line of vif_plug_wait']);
    expect(plain(found?.headline)).toBe('Waited [7300 ms] for VIF plug');
    expect(plain(found?.detail)).toBe(
      'peers: p50 [1000 ms], p95 [2000 ms]; plugged by the network agent on cmp1',
    );
  });

  it('is not told up to their p95', () => {
    expect(diagnose(withPhase('vif_plug_wait', 7300), peersWith('vif_plug_wait', 1000, 7300))).toEqual([]);
  });

  it('is not told where it is a trifle of the boot', () => {
    expect(diagnose(withPhase('vif_plug_wait', 599), peersWith('vif_plug_wait', 100, 200))).toEqual([]);
    expect(diagnose(withPhase('vif_plug_wait', 600), peersWith('vif_plug_wait', 100, 200))).toHaveLength(1);
  });

  it('needs more of the boot where the boot as a whole is not slow', () => {
    const usual = (ms: number) =>
      diagnose(
        withPhase('vif_plug_wait', ms),
        contextOf({
          peers: peersOf({
            total: rankOf(100, 9000, 12_000, 0.6),
            phases: { vif_plug_wait: rankOf(100, 0, 200) },
          }),
        }),
      );
    expect(usual(1499)).toEqual([]);
    expect(usual(1500)).toHaveLength(1);
  });

  it('is held against no fewer than 20 peers', () => {
    const few = (ms: number) =>
      diagnose(withPhase('vif_plug_wait', ms), peersWith('vif_plug_wait', 100, 200, 19));
    expect(few(1999)).toEqual([]);
    expect(few(2000)).toMatchObject([{ cause: 'vif_plug', costMs: 2000 }]);
    expect(diagnose(withPhase('vif_plug_wait', 600), peersWith('vif_plug_wait', 100, 200, 20))).toHaveLength(
      1,
    );
  });
});

describe('locks', () => {
  const other = (fields: Partial<Boot>) => bootOf({ id: 'other', displayName: 'web-2', ...fields });

  it('names who was building meanwhile', () => {
    const neighbours = Array.from({ length: 9 }, (_, index) => other({ id: `other-${index}` }));
    const [found] = diagnose(withPhase('build_semaphore_wait', 4000), contextOf({ neighbours }));
    expect(found).toMatchObject({ cause: 'build_semaphore', costMs: 4000 });
    expect(plain(found?.detail)).toBe('[9 count] other boots were building there meanwhile');
    expect(found?.related).toHaveLength(5);
    expect(found?.advice).toContain('max_concurrent_builds');
    expect(found?.alike).toMatchObject({ host: ['cmp1'], cloud: ['default'] });
  });

  it('names who was claiming while the compute_resources lock was held', () => {
    const claiming = other({ phases: [phaseOf({ name: 'claim' }, 500, 3000)] });
    const idle = other({ id: 'idle', phases: [phaseOf({ name: 'claim' }, 8000, 100)] });
    const [found] = diagnose(withPhase('claim_lock_wait', 4000), contextOf({ neighbours: [idle, claiming] }));
    expect(found?.cause).toBe('claim_lock');
    expect(found?.related).toEqual([{ id: 'other', name: 'web-2', part: 'was claiming', phase: 'claim' }]);
  });

  it.each([
    ['build_lock_wait', 'build_lock'],
    ['disk_lock_wait', 'disk_lock'],
  ])('%s', (phase, cause) => {
    expect(causesOf(diagnose(withPhase(phase, 4000), contextOf()))).toEqual([cause]);
    expect(diagnose(withPhase(phase, 1000), contextOf())).toEqual([]);
  });
});

describe('the scheduler of OpenNebula', () => {
  const pending = (ms: number, attributes: Boot['attributes']) =>
    bootOf({
      source: 'opennebula',
      totalMs: 30_000,
      attributes,
      phases: [wait('pending', ms)],
      clock: { resolutionMs: 1000, zone: 'UTC', basis: 'hinted', skewMs: null },
    });
  const known = { release: '6.8', schedulerIntervalMs: 15_000 };

  it('is told with the default interval of the release', () => {
    const [found] = diagnose(pending(13_000, known), contextOf());
    expect(found?.cause).toBe('scheduler_interval');
    expect(plain(found?.detail)).toBe(
      'OpenNebula 6.8 schedules every [15000 ms] by default: a wait from 0 to that is expected',
    );
  });

  it('counts intervals beyond the first, and allows for stamps of a second', () => {
    expect(plain(diagnose(pending(16_000, known), contextOf())[0]?.detail)).not.toContain('MAX_HOST');
    expect(plain(diagnose(pending(17_000, known), contextOf())[0]?.detail)).toContain('[2 count] intervals');
  });

  it('says where the release is not known', () => {
    expect(plain(diagnose(pending(13_000, {}), contextOf())[0]?.detail)).toContain('not known');
  });

  it('tells refusals', () => {
    const refusal = eventOf('placement_failed', { reason: 'no host' });
    const phases = [{ ...wait('pending', 20_000), evidence: [refusal.id] }];
    const [found] = diagnose({ ...pending(20_000, known), phases }, contextOf({ events: [refusal] }));
    expect(plain(found?.detail)).toContain('could not place it [1 count] ×: no host');
  });

  it('is not told where the boot is as its peers', () => {
    const peers = peersOf({
      total: rankOf(50, 30_000, 40_000, 0.5),
      phases: { pending: rankOf(50, 8000, 14_000) },
    });
    expect(diagnose(pending(13_000, known), contextOf({ peers }))).toEqual([]);
  });
});

describe('networks', () => {
  const ports = (n: number) =>
    Array.from({ length: n }, (_, index) => eventOf('vif_plugged', { port: `port-${index}` }));
  const allocation = phaseOf({ name: 'network_allocation', concurrent: true }, 0, 6000);
  const beside = (ms: number) => bootOf({ phases: [allocation, phaseOf({ name: 'image' }, 0, ms)] });

  it('counts only what nothing runs beside', () => {
    const [found] = diagnose(beside(2000), contextOf({ events: ports(2) }));
    expect(found).toMatchObject({ cause: 'several_networks', costMs: 4000 });
    expect(diagnose(beside(4001), contextOf({ events: ports(2) }))).toEqual([]);
  });

  it('is no cause with one port', () => {
    expect(diagnose(beside(2000), contextOf({ events: ports(1) }))).toEqual([]);
  });
});
