import { describe, expect, it } from 'vitest';
import { readSample, samplesDir } from '@/scripts/testing/samples';
import { countNames, readText } from '../testing/record';

const folder = samplesDir();

function read(path: string) {
  const result = readText(readSample(folder ?? '', `nova/${path}`), { path, offset: 0 });
  return { ...result, counts: countNames(result.events) };
}

describe.skipIf(folder === null)('recorded Nova logs', () => {
  it.each([
    ['s1_single', 26],
    ['s2_burst', 14],
    ['s5_lookalike', 5],
    ['s9_notif', 8],
  ])('Zed, %s: %i create requests accepted', (set, accepted) => {
    const { counts, malformed } = read(`zed_cloud/${set}/nova-api.log.gz`);
    expect(malformed).toEqual([]);
    expect(counts.api_accepted).toBe(accepted);
    expect(counts.api_create_called).toBe(accepted);
  });

  it('Zed: every step of 26 boots, 5 of them with a fetch', () => {
    const { counts, malformed, events } = read('zed_cloud/s1_single/nova-compute-cmp1.log.gz');
    expect(malformed).toEqual([]);
    for (const name of [
      'build_lock_requested',
      'lock_acquired',
      'build_started',
      'claim_lock_requested',
      'claim_lock_acquired',
      'resources_claimed',
      'claim_lock_released',
      'network_started',
      'block_devices_started',
      'spawn_started',
      'image_started',
      'qemu_img_create',
      'qemu_img_created',
      'network_info_retrieved',
      'guest_defined',
      'vm_started',
      'guest_created',
      'instance_spawned',
      'spawn_complete',
      'build_complete',
      'build_lock_released',
    ]) {
      expect([name, counts[name]]).toEqual([name, 26]);
    }
    expect(counts.image_lock_released).toBe(5);
    expect(counts.config_drive_created).toBe(6);
    expect(events.every((event) => event.host === 'cmp1' && event.clock.basis === 'assumed')).toBe(true);
  });

  it('Havana: 58 POST /servers and 5 POST /os-volumes_boot accepted, 49 instances spawned', () => {
    expect(read('havana_uforia/nova-api.log').counts.api_accepted).toBe(58 + 5);
    const { counts, malformed } = read('havana_uforia/nova-compute.log');
    expect(malformed).toEqual([]);
    expect(counts.build_started).toBe(60);
    expect(counts.instance_spawned).toBe(49);
    expect(read('havana_uforia/nova-scheduler.log').counts.schedule_started).toBe(75);
  });

  it('Kilo: 9 requests, 9 plugged ports, 9 boots on three hosts', () => {
    const folderOf = 'kilo_osp7_oslogmerger/excerpt-20151112-1314-1318';
    const api = read(`${folderOf}-controller1-nova-api.log`).counts;
    expect([api.api_accepted, api.vif_plug_reported]).toEqual([9, 9]);
    const hosts = ['controller1', 'networker2', 'networker3'].map((host) => {
      const { events, counts } = read(`${folderOf}-${host}-nova-compute.log`);
      expect(new Set(events.map((event) => event.host))).toEqual(new Set([host]));
      return counts.instance_spawned;
    });
    expect(hosts).toEqual([4, 3, 2]);
  });

  it('Juno live migration: nothing that only a boot writes', () => {
    const names = ['c29', 'c30'].flatMap((host) =>
      Object.keys(read(`juno_livemigration_oslogmerger/hp-ms-01-${host}-nova-compute.log`).counts),
    );
    expect(names).toContain('operation_started');
    for (const name of [
      'build_started',
      'lock_acquired',
      'instance_spawned',
      'build_complete',
      'resources_claimed',
    ]) {
      expect(names).not.toContain(name);
    }
  });

  it('devstack without stamps: malformed until the shipper tells the time', () => {
    const path = 'devstack_parisakalaki/openstack-vm-destroy-immediately-after-create.log';
    const bare = read(path);
    expect(bare.events).toEqual([]);
    expect(new Set(bare.malformed)).toEqual(new Set(['line has no timestamp and the shipper sent none']));
    const text = readSample(folder ?? '', `nova/${path}`);
    const timed = readText(text, { timeMs: Date.UTC(2022, 0, 1) });
    expect(timed.malformed).toEqual([]);
    expect(timed.events.length).toBeGreaterThan(3000);
  });
});
