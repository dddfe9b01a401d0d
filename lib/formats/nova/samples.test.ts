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

  const sets = ['s1_single', 's2_burst', 's5_lookalike', 's9_notif'];
  const files = ['nova-api', 'nova-conductor', 'nova-scheduler', 'nova-compute-cmp1'];
  const jsonLines = (path: string) =>
    readSample(folder ?? '', path)
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));

  it('Zed: image, flavor and instance of every create as the API told them, and no operation among them', () => {
    const events = sets.flatMap((set) =>
      files.flatMap((file) => read(`zed_cloud/${set}/${file}.log.gz`).events),
    );
    const truths = jsonLines('nova/zed_cloud/truth.jsonl');
    expect(truths).toHaveLength(53);
    for (const truth of truths) {
      const own = events.filter((event) => event.requestId === truth.post_request_id);
      const created = own.find((event) => event.name === 'api_create_called');
      const defined = own.find((event) => event.name === 'guest_defined');
      expect(created?.attributes.image).toEqual({ id: truth.image_id, cacheKey: truth.image_sha1 });
      if (defined) expect(defined.attributes.flavor?.name).toBe(truth.flavor);
      expect(new Set(own.map((event) => event.instance).filter((uuid) => uuid !== null))).toEqual(
        new Set([truth.instance_uuid]),
      );
      expect(own.filter((event) => event.name.startsWith('operation_'))).toEqual([]);
    }
  });

  it('Zed: every operation that is no boot is told by its own request', () => {
    const events = ['nova-api', 'nova-compute-cmp1', 'nova-compute-cmp2'].flatMap(
      (file) => read(`zed_cloud/s5_lookalike/${file}.log.gz`).events,
    );
    const operations = jsonLines('nova/zed_cloud/ops.jsonl').filter((op) => op.request_id !== undefined);
    expect(operations.length).toBeGreaterThan(20);
    for (const { op, request_id } of operations) {
      const names = events.filter((event) => event.requestId === request_id).map((event) => event.name);
      expect([op, names.some((name) => name === 'operation_started' || name === 'cache_precached')]).toEqual([
        op,
        true,
      ]);
    }
  });

  it('Zed: notifications in the log of both kinds', () => {
    const { counts, malformed } = read('zed_cloud/s9_notif/nova-compute-cmp1.log.gz');
    expect(malformed).toEqual([]);
    expect([counts.create_notified, counts.create_finished]).toEqual([14, 12]);
  });

  it('no line of any recorded service is malformed', () => {
    const services = [...files, 'nova-compute-cmp2', 'glance-api', 'neutron-server', 'placement-api'];
    for (const service of services) {
      const { malformed } = read(`zed_cloud/s9_notif/${service}.log.gz`);
      expect([service, malformed]).toEqual([service, []]);
    }
    for (const service of ['api', 'conductor', 'network', 'scheduler']) {
      expect(read(`havana_uforia/nova-${service}.log`).malformed).toEqual([]);
    }
  });
});
