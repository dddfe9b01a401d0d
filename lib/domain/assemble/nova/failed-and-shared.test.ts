import { describe, expect, it } from 'vitest';
import type { Event } from '../../event';
import { assembleInstance } from '../assemble-instance';
import { eventAt } from '../event-fixture';
import { COLD_BOOT, eventsOf, INFO_BOOT } from './boot-fixture';

const OTHER_KEY = '8f8d9ed58ef0eb3ee8caefb47c6f1409a3a0bb0d';

function before(rows: typeof COLD_BOOT, at: string): Event[] {
  return eventsOf(rows.filter(([stamp]) => stamp < at));
}

describe('one request that builds on several hosts', () => {
  // The lines of the other host's build name the request, but neither this instance nor its host.
  const elsewhere = { instance: null, host: 'cmp2' };
  const others = [
    eventAt('00:02:54.060', 'claim_lock_requested', elsewhere),
    eventAt('00:02:54.060', 'claim_lock_acquired', { ...elsewhere, attributes: { waitedMs: 0 } }),
    eventAt('00:02:54.160', 'claim_lock_released', { ...elsewhere, attributes: { heldMs: 100 } }),
    eventAt('00:02:54.440', 'image_lock_requested', { ...elsewhere, cacheKey: OTHER_KEY }),
    eventAt('00:03:04.440', 'image_lock_acquired', {
      ...elsewhere,
      cacheKey: OTHER_KEY,
      attributes: { waitedMs: 10_000 },
    }),
    eventAt('00:03:04.441', 'image_lock_released', {
      ...elsewhere,
      cacheKey: OTHER_KEY,
      attributes: { heldMs: 0 },
    }),
  ];
  const alone = assembleInstance(eventsOf(COLD_BOOT))[0];

  it('gives each build the nameless lines of its own host only', () => {
    const [boot, ...more] = assembleInstance([...eventsOf(COLD_BOOT), ...others]);
    expect(more).toEqual([]);
    expect(boot?.host).toBe('cmp1');
    expect(boot?.cache.state).toBe('cold');
    expect(boot?.phases.map(({ key, durationMs }) => [key, durationMs])).toEqual(
      alone?.phases.map(({ key, durationMs }) => [key, durationMs]),
    );
  });

  it('does not make an attempt of a lock line that names no lock, as up to Juno', () => {
    const locked = eventAt('00:02:54.050', 'lock_acquired', elsewhere);
    const boots = assembleInstance([...eventsOf(COLD_BOOT), locked]);
    expect(boots.map(({ attempt, host, status }) => [attempt, host, status])).toEqual([
      [1, 'cmp1', 'running'],
    ]);
  });
});

describe('a build that a delete ended', () => {
  const claimed = before(COLD_BOOT, '00:02:54.437');

  it('is deleted, though its claim was aborted on the way', () => {
    const [boot] = assembleInstance([
      ...claimed,
      eventAt('00:02:56.600', 'claim_aborted'),
      eventAt('00:02:56.630', 'build_deleted', {
        attributes: { reason: 'Instance disappeared during build.' },
      }),
    ]);
    expect(boot?.status).toBe('deleted');
    expect(boot?.failure?.reason).toBe('Instance disappeared during build.');
  });

  it('is failed where the claim was aborted and nobody deleted it', () => {
    const [boot] = assembleInstance([...claimed, eventAt('00:02:56.600', 'claim_aborted')]);
    expect(boot?.status).toBe('failed');
  });
});

describe('a sibling that is re-scheduled first', () => {
  it('does not begin the second attempt of an instance that the conductor names', () => {
    const boots = assembleInstance([
      ...before(COLD_BOOT, '00:02:58.100'),
      // `Rescheduling: True` names the request alone.
      eventAt('00:02:57.000', 'rescheduled', { instance: null, host: 'ctl1' }),
      eventAt('00:02:58.200', 'spawn_failed', { attributes: { reason: 'libvirtError: no' } }),
      eventAt('00:02:58.400', 'build_rescheduled', { attributes: { reason: 'libvirtError: no' } }),
      eventAt('00:02:58.800', 'rescheduled', { host: 'ctl1', attributes: { reason: 'libvirtError: no' } }),
      eventAt('00:02:58.801', 'rescheduled', { instance: null, host: 'ctl1' }),
      eventAt('00:02:58.900', 'host_assigned', { host: 'ctl1', attributes: { targetHost: 'cmp2' } }),
      eventAt('00:02:59.000', 'lock_acquired', { host: 'cmp2', attributes: { waitedMs: 0 } }),
      eventAt('00:02:59.100', 'build_started', { host: 'cmp2' }),
    ]);
    expect(boots).toHaveLength(2);
    const schedule = boots[1]?.phases.find(({ name }) => name === 'schedule');
    expect(schedule?.durationMs).toBe(100);
  });
});

describe('a second attempt', () => {
  it('is of what the request asked for', () => {
    const failed = before(COLD_BOOT, '00:02:58.100');
    const retry = { host: 'cmp2' };
    const boots = assembleInstance([
      ...failed,
      eventAt('00:02:58.200', 'spawn_failed', { attributes: { reason: 'libvirtError: no' } }),
      eventAt('00:02:58.400', 'build_rescheduled', { attributes: { reason: 'libvirtError: no' } }),
      eventAt('00:02:58.800', 'rescheduled', { host: 'ctl1', attributes: { reason: 'libvirtError: no' } }),
      eventAt('00:02:58.900', 'host_assigned', { host: 'ctl1', attributes: { targetHost: 'cmp2' } }),
      eventAt('00:02:59.000', 'lock_acquired', { ...retry, attributes: { waitedMs: 0 } }),
      eventAt('00:02:59.100', 'build_started', retry),
      eventAt('00:02:59.200', 'resources_claimed', retry),
      eventAt('00:03:02.000', 'build_complete', { ...retry, attributes: { tookMs: 2880 } }),
    ]);
    expect(boots.map(({ status }) => status)).toEqual(['failed', 'running']);
    const [first, second] = boots;
    expect(second?.image?.id).toBe(first?.image?.id);
    expect(second?.flavor?.id).toBe('31019b21');
    expect(second?.displayName).toBe('s1-01');
  });
});

describe('a failed build at INFO', () => {
  it('has no claim of which only the end was logged', () => {
    const claimed = before(INFO_BOOT, '00:02:54.300');
    const [boot] = assembleInstance([
      ...claimed,
      eventAt('00:02:56.600', 'spawn_failed', { attributes: { reason: 'libvirtError: no' } }),
    ]);
    expect(boot?.status).toBe('failed');
    expect(boot?.phases.map(({ name }) => name)).not.toContain('claim');
  });
});
