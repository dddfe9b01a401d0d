import { describe, expect, it } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import type { Boot } from '@/lib/domain/boot';
import { eventsOfSamples, logsIn } from '@/scripts/testing/sample-events';
import { samplesDir } from '@/scripts/testing/samples';

const folder = samplesDir() ?? '';

function bootsOf(logs: readonly string[]): Boot[] {
  return assemble(eventsOfSamples(folder, logs));
}

function running(boots: readonly Boot[]): Boot[] {
  return boots.filter((boot) => boot.status === 'running');
}

describe.skipIf(samplesDir() === null)('boots of recorded Nova logs', () => {
  it('Havana: 49 complete, Starting → spawned 14.93 to 117.69 s, median 30.71', () => {
    const boots = bootsOf(logsIn(folder, 'nova/havana_uforia'));
    const builds = running(boots)
      .map((boot) => boot.buildMs ?? 0)
      .sort((a, b) => a - b);
    expect(builds).toHaveLength(49);
    expect([builds[0], builds[24], builds[48]].map((ms) => Math.round((ms ?? 0) / 10))).toEqual([
      1493, 3071, 11769,
    ]);
    expect(boots.every((boot) => boot.attempts === 1)).toBe(true);
    expect(running(boots).filter((boot) => boot.requestId !== null && boot.totalMs !== null).length).toBe(49);
    const failures = boots.filter((boot) => boot.status !== 'running');
    expect(failures.every((boot) => boot.status === 'failed' && boot.failure !== null)).toBe(true);
    const reasons = failures.map((boot) => boot.failure?.reason ?? '').join('\n');
    expect(reasons).toMatch(/NoMoreFloatingIps/);
    expect(reasons).toMatch(/InstanceTypeDiskTooSmall/);
  });

  it('Havana: the compute host’s clock is ahead by more than 15 s, which re-scheduling shows', () => {
    const skews = bootsOf(logsIn(folder, 'nova/havana_uforia'))
      .map((boot) => boot.clock.skewMs)
      .filter((skewMs) => skewMs !== null);
    expect(skews.length).toBeGreaterThan(0);
    expect(skews.every((skewMs) => skewMs > 10_000 && skewMs < 60_000)).toBe(true);
  });

  it('Kilo: nine boots over three hosts joined to their API lines and ports, one more later', () => {
    const logs = logsIn(folder, 'nova/kilo_osp7_oslogmerger');
    const nine = bootsOf(logs.filter((path) => path.includes('excerpt')));
    expect(nine.map((boot) => boot.status)).toEqual(Array(9).fill('running'));
    expect(new Set(nine.map((boot) => boot.host))).toEqual(
      new Set(['controller1', 'networker2', 'networker3']),
    );
    for (const boot of nine) {
      const names = boot.phases.map((phase) => phase.name);
      expect(names).toEqual(
        expect.arrayContaining(['api', 'claim', 'allocate', 'prepare', 'vif_plug_wait', 'finish']),
      );
      expect(boot.totalMs).toBeGreaterThan(50_000);
    }
    const one = bootsOf(logs.filter((path) => !path.includes('excerpt')));
    expect(one.map((boot) => [boot.status, boot.host])).toEqual([['running', 'controller1']]);
    expect(one[0]?.phases.find((phase) => phase.name === 'prepare')?.durationMs).toBe(7934);
    expect(bootsOf(logs)).toHaveLength(10);
  });

  it('a live migration is no boot', () => {
    expect(bootsOf(logsIn(folder, 'nova/juno_livemigration_oslogmerger'))).toEqual([]);
  });

  it('a controller alone gives no complete boot', () => {
    const boots = bootsOf(logsIn(folder, 'nova/kilo_controller_richuy'));
    expect(running(boots)).toEqual([]);
  });

  it('lines without stamps give nothing', () => {
    expect(bootsOf(logsIn(folder, 'nova/devstack_parisakalaki'))).toEqual([]);
  });
});
