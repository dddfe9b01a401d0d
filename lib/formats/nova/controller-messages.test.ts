import { describe, expect, it } from 'vitest';
import { findEventKind } from '@/lib/domain/catalogue/events';
import { readText } from '../testing/record';

const I = '5f1c0d6a-9a2b-4c3d-8e4f-102030405060';
const J = '6a1c0d6a-9a2b-4c3d-8e4f-102030405060';
const PORT = '7d00a7a5-7486-472c-a6e0-98963f5bffd7';
const IMAGE = '0673dd71-34c5-4fbb-86c4-40623fbe45b4';
const KEY = 'a489c868f0c37da93b76227c91bb03908ac0e742';
const R = 'req-0a1b2c3d-1111-4222-8333-444455556666';
const image = { id: IMAGE, cacheKey: KEY };

/** Events of a message in a line with a request and no instance; `[instance: …]` is written where it matters. */
function read(level: string, logger: string, message: string) {
  const line = `2026-11-21 00:03:00.749 27795 ${level} ${logger} [None ${R} u p - - default default] ${message}`;
  const { events, malformed } = readText(line);
  expect(malformed).toEqual([]);
  return events;
}

type Row = [level: string, logger: string, message: string, expected: Record<string, unknown>];

const named = (instance: string, message: string) => `[instance: ${instance}] ${message}`;

function checkRows(rows: Row[]) {
  it.each(rows)('%s %s %s', (level, logger, message, expected) => {
    const events = read(level, logger, message);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject(expected);
    expect(findEventKind(String(expected.name))).not.toBeNull();
  });
}

describe('API', () => {
  const api = 'nova.osapi_compute.wsgi.server';
  const body = `{"server": {"name": "web", "imageRef": "${IMAGE}", "flavorRef": "42", "min_count": 3, "networks": [{"uuid": "${J}"}]}}`;
  const repr = `{u'server': {u'name': u'w\\xe9b', u'imageRef': u'http://glance:9292/images/${IMAGE}', u'flavorRef': u'http://nova/v2/flavors/42', u'min_count': 1, u'key_name': None, u'personality': [], u'config_drive': True}}`;
  checkRows([
    [
      'INFO',
      api,
      '10.0.0.9 "POST /v2.1/servers HTTP/1.1" status: 202 len: 860 time: 0.3766365',
      { name: 'api_accepted', instance: null, requestId: R, attributes: { tookMs: 376.6365 } },
    ],
    [
      'INFO',
      api,
      '10.0.0.9 "POST /v2/79582639817340ccbd77059ec9957de9/servers HTTP/1.1" status: 202 len: 749 time: 0.5',
      { name: 'api_accepted' },
    ],
    [
      'INFO',
      api,
      '10.0.0.9 "POST /v2/79582639817340ccbd77059ec9957de9/os-volumes_boot HTTP/1.1" status: 202 len: 749 time: 0.5',
      { name: 'api_accepted' },
    ],
    [
      'INFO',
      'nova.api.openstack.requestlog',
      '10.0.0.9 "POST /compute/v2.1/servers" status: 202 len: 380 microversion: 2.90 time: 0.700001',
      { name: 'api_accepted', attributes: { tookMs: 700.001 } },
    ],
    [
      'INFO',
      api,
      '10.0.0.9 "POST /v2.1/servers HTTP/1.1" status: 403 len: 300 time: 0.02',
      { name: 'api_rejected', attributes: { reason: 'the API answered 403' } },
    ],
    [
      'INFO',
      api,
      `10.0.0.9 "POST /v2.1/servers/${I}/action HTTP/1.1" status: 202 len: 0 time: 0.1`,
      { name: 'operation_started', instance: I, attributes: { operation: 'action' } },
    ],
    [
      'DEBUG',
      'nova.api.openstack.wsgi',
      `Action: 'create', calling method: <bound method ServersController.create of <nova.api.openstack.compute.servers.ServersController object at 0x7f>>, body: ${body} _process_stack /usr/lib/python3/dist-packages/nova/api/openstack/wsgi.py:511`,
      {
        name: 'api_create_called',
        cacheKey: KEY,
        requestId: R,
        attributes: { image, flavor: { id: '42' }, displayName: 'web', count: 3 },
      },
    ],
    [
      'DEBUG',
      'nova.api.openstack.wsgi',
      `Action: 'create', calling method: <bound method Controller.create>, body: ${repr} _process_stack /usr/lib/python2.7/nova/api/openstack/wsgi.py:1`,
      {
        name: 'api_create_called',
        attributes: { image, flavor: { id: '42' }, displayName: 'wéb', count: 1 },
      },
    ],
    [
      'DEBUG',
      'nova.api.openstack.wsgi',
      `Action: 'create', body: ${body} _process_stack /usr/lib/python2.7/nova/api/openstack/wsgi.py:1`,
      { name: 'api_create_called' },
    ],
    [
      'DEBUG',
      'nova.api.openstack.wsgi',
      `Action: 'action', calling method: <bound method ServersController._action_reboot>, body: {"reboot": {"type": "HARD"}} f /nova/wsgi.py:1`,
      { name: 'operation_started', instance: null, requestId: R, attributes: { operation: 'reboot' } },
    ],
    [
      'DEBUG',
      'nova.api.openstack.wsgi',
      `Action: u'action', calling method: <x>, body: {u'os-migrateLive': {u'host': None}} f /nova/wsgi.py:1`,
      { name: 'operation_started', attributes: { operation: 'live_migration' } },
    ],
    [
      'DEBUG',
      'nova.compute.api',
      'Going to run 2 instances... _provision_instances /nova/compute/api.py:1403',
      { name: 'instances_provisioned', attributes: { count: 2 } },
    ],
    [
      'INFO',
      'nova.api.openstack.compute.server_external_events',
      `Creating event network-vif-plugged:${PORT} for instance ${I} on cmp1`,
      {
        name: 'vif_plug_reported',
        instance: I,
        requestId: null,
        attributes: { port: PORT, targetHost: 'cmp1' },
      },
    ],
    [
      'AUDIT',
      'nova.api.openstack.compute.contrib.server_external_events',
      `Creating event network-vif-plugged:${PORT} for instance ${I}`,
      { name: 'vif_plug_reported', attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      'nova.compute.api',
      named(
        I,
        `block_device_mapping [BlockDeviceMapping(boot_index=0,destination_type='volume',image_id='${IMAGE}',source_type='image'),BlockDeviceMapping(boot_index=-1,destination_type='local',image_id=None)] f /a.py:1`,
      ),
      { name: 'block_device_mapping_recorded', instance: I, attributes: { volume: true, image } },
    ],
    [
      'DEBUG',
      'nova.conductor.manager',
      named(
        I,
        `block_device_mapping [BlockDeviceMapping(boot_index=-1,destination_type='volume',image_id=None),BlockDeviceMapping(boot_index=0,destination_type='local',image_id='${IMAGE}')] f /a.py:1`,
      ),
      { name: 'block_device_mapping_recorded', attributes: { volume: false, image } },
    ],
  ]);

  it.each([
    [
      'another create',
      'nova.api.openstack.wsgi',
      `Action: 'create', calling method: <x>, body: {"events": [{"name": "network-vif-plugged"}]} f /a.py:1`,
    ],
    [
      'a body cut off',
      'nova.api.openstack.wsgi',
      `Action: 'create', calling method: <x>, body: {"server": {"name": "we`,
    ],
    [
      'an aggregate action',
      'nova.api.openstack.wsgi',
      `Action: 'action', calling method: <x>, body: {"add_host": {"host": "cmp1"}} f /a.py:1`,
    ],
    ['a read', api, '10.0.0.9 "GET /v2.1/servers HTTP/1.1" status: 200 len: 860 time: 0.3'],
    ['another resource', api, '10.0.0.9 "POST /v2.1/os-keypairs HTTP/1.1" status: 200 len: 860 time: 0.3'],
    [
      'a console action',
      api,
      `10.0.0.9 "POST /v2.1/servers/${I}/action HTTP/1.1" status: 200 len: 0 time: 0.1`,
    ],
    [
      'an unplug',
      'nova.api.openstack.compute.server_external_events',
      `Creating event network-vif-unplugged:${PORT} for instance ${I} on cmp1`,
    ],
  ])('%s says nothing', (_what, logger, message) => {
    expect(read('INFO', logger, message)).toEqual([]);
  });
});

describe('scheduler and conductor', () => {
  const traceback = `[u'Traceback (most recent call last):\\n', u'  File "/x.py", line 1, in f\\n', u"RescheduledException: Build of instance was re-scheduled: it isn't up\\n"]`;
  checkRows([
    [
      'INFO',
      'nova.scheduler.filter_scheduler',
      `Choosing host WeighedHost [host: cmp1, weight: 3.0] for instance ${I}`,
      { name: 'host_selected', instance: I, attributes: { targetHost: 'cmp1' } },
    ],
    [
      'DEBUG',
      'nova.scheduler.filter_scheduler',
      'Selected host: WeighedHost [host: (cmp1, node1) ram: 1MB disk: 1MB io_ops: 0 instances: 1, weight: 0.0] f /a.py:1',
      { name: 'host_selected', instance: null, attributes: { targetHost: 'cmp1', node: 'node1' } },
    ],
    [
      'DEBUG',
      'nova.scheduler.manager',
      named(I, 'Selected host: (cmp1, node1) ram: 1MB disk: 1MB io_ops: 0 instances: 1 f /a.py:1'),
      { name: 'host_selected', instance: I, attributes: { targetHost: 'cmp1', node: 'node1' } },
    ],
    [
      'DEBUG',
      'nova.scheduler.utils',
      `Attempting to claim resources in the placement API for instance ${I} claim_resources /a.py:1`,
      { name: 'placement_claimed', instance: I },
    ],
    [
      'DEBUG',
      'nova.conductor.manager',
      'Took 0.38 seconds to select destinations for 1 instance(s). _schedule_instances /a.py:1',
      { name: 'schedule_finished', instance: null, requestId: R, attributes: { tookMs: 380, count: 1 } },
    ],
    [
      'DEBUG',
      'nova.conductor.manager',
      named(I, 'Selected host: cmp1; Selected node: node1; Alternates: [] f /a.py:1'),
      { name: 'host_assigned', instance: I, attributes: { targetHost: 'cmp1', node: 'node1' } },
    ],
    [
      'DEBUG',
      'nova.conductor.manager',
      'Rescheduling: True build_instances /a.py:1',
      { name: 'rescheduled' },
    ],
    [
      'ERROR',
      'nova.scheduler.utils',
      named(I, `Error from last host: cmp1 (node node1): ${traceback}`),
      {
        name: 'rescheduled',
        instance: I,
        attributes: {
          targetHost: 'cmp1',
          node: 'node1',
          reason: "RescheduledException: Build of instance was re-scheduled: it isn't up",
        },
      },
    ],
    [
      'ERROR',
      'nova.conductor.manager',
      'Failed to schedule instances: nova.exception_Remote.NoValidHost_Remote: No valid host was found. ',
      { name: 'no_valid_host', requestId: R },
    ],
    [
      'WARNING',
      'nova.scheduler.utils',
      'Failed to compute_task_build_instances: No valid host was found. There are not enough hosts available.',
      {
        name: 'no_valid_host',
        attributes: { reason: 'No valid host was found. There are not enough hosts available.' },
      },
    ],
    [
      'WARNING',
      'nova.scheduler.utils',
      `Failed to compute_task_build_instances: Exceeded maximum number of retries. Exceeded max scheduling attempts 3 for instance ${I}. Last exception: no`,
      { name: 'retries_exhausted', instance: I },
    ],
    [
      'INFO',
      'nova.scheduler.manager',
      'Got no allocation candidates from the Placement API. This could be due to insufficient resources.',
      { name: 'no_valid_host' },
    ],
    [
      'INFO',
      'nova.filters',
      'Filter RamFilter returned 0 hosts',
      { name: 'no_valid_host', attributes: { reason: 'Filter RamFilter returned 0 hosts' } },
    ],
    [
      'INFO',
      'nova.filters',
      `Filtering removed all hosts for the request with instance ID '${I}'. Filter results: ['RamFilter: (start: 1, end: 0)']`,
      { name: 'no_valid_host', instance: I },
    ],
    [
      'WARNING',
      'nova.scheduler.utils',
      named(I, 'Setting instance to ERROR state.'),
      { name: 'build_failed', instance: I },
    ],
  ]);

  it.each([
    [
      'DEBUG',
      'nova.scheduler.manager',
      `Starting to schedule for instances: ['${I}', '${J}'] select_destinations /a.py:141`,
    ],
    [
      'INFO',
      'nova.scheduler.filter_scheduler',
      `Attempting to build 2 instance(s) uuids: [u'${I}', u'${J}']`,
    ],
  ])('%s %s: one event for each instance', (level, logger, message) => {
    const events = read(level, logger, message);
    expect(events.map(({ name, instance }) => [name, instance])).toEqual([
      ['schedule_started', I],
      ['schedule_started', J],
    ]);
  });

  it.each([
    ['nova.conductor.manager', 'Rescheduling: False build_instances /a.py:1'],
    ['nova.scheduler.utils', 'Failed to compute_task_migrate_server: No valid host was found.'],
    ['nova.scheduler.utils', named(I, 'Setting instance to ACTIVE state.')],
    ['nova.filters', 'Filter RamFilter returned 10 host(s)'],
  ])('%s %s says nothing', (logger, message) => {
    expect(read('DEBUG', logger, message)).toEqual([]);
  });
});

describe('locks', () => {
  const locks = 'oslo_concurrency.lockutils';
  const build =
    'nova.compute.manager.ComputeManager.build_and_run_instance.<locals>._locked_do_build_and_run_instance';
  const fetch = 'nova.virt.libvirt.imagebackend.Image.cache.<locals>.fetch_func_sync';
  checkRows([
    [
      'DEBUG',
      locks,
      `Acquiring lock "${I}" by "${build}" inner /a/lockutils.py:404`,
      { name: 'build_lock_requested', instance: I, requestId: R },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${I}" acquired by "${build}" :: waited 0.001s inner /a/lockutils.py:409`,
      { name: 'lock_acquired', instance: I, attributes: { waitedMs: 1 } },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${I}" "released" by "${build}" :: held 6.680s inner /a/lockutils.py:423`,
      { name: 'build_lock_released', instance: I, attributes: { heldMs: 6680 } },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${I}" released by "_locked_do_build_and_run_instance" :: held 6.680s inner /a/lockutils.py:282`,
      { name: 'build_lock_released', instance: I },
    ],
    [
      'DEBUG',
      'nova.openstack.common.lockutils',
      `Got semaphore "${I}" for method "do_run_instance"... inner /a/lockutils.py:191`,
      { name: 'lock_acquired', instance: I },
    ],
    [
      'DEBUG',
      'nova.openstack.common.lockutils',
      'Got semaphore / lock "instance_claim" inner /a/lockutils.py:271',
      { name: 'claim_lock_acquired', instance: null, requestId: R },
    ],
    [
      'DEBUG',
      'nova.openstack.common.lockutils',
      'Semaphore / lock released "instance_claim" inner /a/lockutils.py:275',
      { name: 'claim_lock_released' },
    ],
    [
      'DEBUG',
      locks,
      'Acquiring lock "compute_resources" by "nova.compute.resource_tracker.ResourceTracker.instance_claim" inner /a/lockutils.py:404',
      { name: 'claim_lock_requested', instance: null, requestId: R },
    ],
    [
      'DEBUG',
      locks,
      'Lock "compute_resources" acquired by "nova.compute.resource_tracker.instance_claim" :: waited 22.600s inner /a/lockutils.py:270',
      { name: 'claim_lock_acquired', attributes: { waitedMs: 22_600 } },
    ],
    [
      'DEBUG',
      locks,
      'Lock "compute_resources" "released" by "nova.compute.resource_tracker.ResourceTracker.instance_claim" :: held 0.137s inner /a.py:1',
      { name: 'claim_lock_released', attributes: { heldMs: 137 } },
    ],
    [
      'DEBUG',
      locks,
      `Acquiring lock "${KEY}" by "${fetch}" inner /a/lockutils.py:404`,
      { name: 'image_lock_requested', cacheKey: KEY, instance: null },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${KEY}" acquired by "${fetch}" :: waited 4.250s inner /a/lockutils.py:409`,
      { name: 'image_lock_acquired', cacheKey: KEY, attributes: { waitedMs: 4250 } },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${KEY}" released by "call_if_not_exists" :: held 1.670s inner /a/lockutils.py:282`,
      { name: 'image_lock_released', cacheKey: KEY, attributes: { heldMs: 1670 } },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${KEY}" acquired by "nova.virt.libvirt.imagebackend.Qcow2.create_image.<locals>.create_qcow2_image" :: waited 0.001s inner /a.py:409`,
      { name: 'disk_lock_acquired', cacheKey: KEY },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${KEY}" "released" by "nova.virt.libvirt.imagebackend.copy_raw_image" :: held 0.100s inner /a.py:409`,
      { name: 'disk_lock_released', cacheKey: KEY },
    ],
    [
      'DEBUG',
      locks,
      'Lock "compute_resources" acquired by "nova.compute.resource_tracker.ResourceTracker.resize_claim" :: waited 0.000s inner /a.py:409',
      { name: 'operation_started', requestId: R, attributes: { operation: 'resize' } },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${I}" acquired by "nova.compute.manager.ComputeManager.unshelve_instance.<locals>.do_unshelve_instance" :: waited 0.000s inner /a.py:409`,
      { name: 'operation_started', instance: I, attributes: { operation: 'unshelve' } },
    ],
    [
      'DEBUG',
      locks,
      `Lock "${I}" "released" by "nova.compute.manager.ComputeManager.reboot_instance.<locals>.do_reboot_instance" :: held 5.000s inner /a.py:409`,
      { name: 'operation_finished', instance: I, attributes: { operation: 'reboot', heldMs: 5000 } },
    ],
  ]);

  it.each([
    ['swap file', `Lock "swap_64" acquired by "${fetch}" :: waited 0.000s inner /a.py:409`],
    ['ephemeral file', `Lock "ephemeral_1_40d1d2c" "released" by "${fetch}" :: held 0.100s inner /a.py:423`],
    ['network cache', `Acquiring lock "refresh_cache-${I}" lock /a.py:312`],
    [
      'terminate',
      `Lock "${I}" acquired by "nova.compute.manager.ComputeManager.terminate_instance.<locals>.do_terminate_instance" :: waited 0.000s inner /a.py:409`,
    ],
    [
      'power sync',
      `Lock "${I}" acquired by "nova.compute.manager.ComputeManager._sync_power_states.<locals>._sync.<locals>.query_driver_power_state_and_sync" :: waited 0.000s inner /a.py:409`,
    ],
  ])('%s says nothing', (_what, message) => {
    expect(read('DEBUG', locks, message)).toEqual([]);
  });
});
