import { describe, expect, it } from 'vitest';
import { findEventKind } from '@/lib/domain/catalogue/events';
import { readText } from '../testing/record';

const I = '5f1c0d6a-9a2b-4c3d-8e4f-102030405060';
const PORT = '7d00a7a5-7486-472c-a6e0-98963f5bffd7';
const IMAGE = '0673dd71-34c5-4fbb-86c4-40623fbe45b4';
const KEY = 'a489c868f0c37da93b76227c91bb03908ac0e742';
const OTHER = 'd12b8d1e40d4dd7082251697a276838622676c8e';
const R = 'req-0a1b2c3d-1111-4222-8333-444455556666';
const BASE = `/var/lib/nova/instances/_base/${KEY}`;
const image = { id: IMAGE, cacheKey: KEY };

const MANAGER = 'nova.compute.manager';
const DRIVER = 'nova.virt.libvirt.driver';
const PROCESS = 'oslo_concurrency.processutils';
const CACHE = 'nova.virt.libvirt.imagecache';

/** Events of a message in a line that names instance and request. */
function read(level: string, logger: string, message: string) {
  const { events, malformed } = readText(
    `2026-11-21 00:03:00.749 7 ${level} ${logger} [None ${R} u p - - default default] [instance: ${I}] ${message}`,
  );
  expect(malformed).toEqual([]);
  return events;
}

/** The same without an instance. */
function readBare(level: string, logger: string, message: string) {
  return readText(`2026-11-21 00:03:00.749 7 ${level} ${logger} [${R} - - - - -] ${message}`).events;
}

describe('nova.compute.manager', () => {
  it.each([
    ['AUDIT', 'Starting instance...', { name: 'build_started' }],
    [
      'DEBUG',
      'Starting instance... _do_build_and_run_instance /nova/compute/manager.py:2314',
      { name: 'build_started' },
    ],
    ['DEBUG', 'Start building networks asynchronously for instance. f /a.py:1', { name: 'network_started' }],
    ['DEBUG', 'Allocating IP information in the background. f /a.py:1', { name: 'ip_allocation_started' }],
    ['DEBUG', 'Instance network_info: |[{"id": "x"}]| f /a.py:1', { name: 'ip_allocated' }],
    [
      'DEBUG',
      'Start building block device mappings for instance. f /a.py:1',
      { name: 'block_devices_started' },
    ],
    ['DEBUG', 'Start spawning the instance on the hypervisor. f /a.py:1', { name: 'spawn_started' }],
    [
      'INFO',
      'Took 6.28 seconds to spawn the instance on the hypervisor.',
      { name: 'spawn_complete', attributes: { tookMs: 6280 } },
    ],
    [
      'INFO',
      'Took 6.61 seconds to build instance.',
      { name: 'build_complete', attributes: { tookMs: 6610 } },
    ],
    [
      'INFO',
      'Took 0.98 seconds to destroy the instance on the hypervisor.',
      { name: 'delete_finished', attributes: { tookMs: 980 } },
    ],
    ['AUDIT', 'Terminating instance', { name: 'delete_started' }],
    ['INFO', 'VM Started (Lifecycle Event)', { name: 'vm_started', requestId: null }],
    ['INFO', 'VM Paused (Lifecycle Event)', { name: 'vm_paused', requestId: null }],
    ['INFO', 'VM Resumed (Lifecycle Event)', { name: 'vm_resumed', requestId: null }],
    ['INFO', 'VM Gestartet (Lifecycle Event)', { name: 'vm_started' }],
    ['INFO', 'VM 已开始 (生命周期事件)', { name: 'vm_started' }],
    ['INFO', 'VM En pause (Lifecycle Event)', { name: 'vm_paused' }],
    ['INFO', 'MV Iniciado (Evento de Ciclo de Vida)', { name: 'vm_started' }],
    ['INFO', `Lifecycle event 0 on VM ${I}`, { name: 'vm_started', instance: I }],
    ['INFO', `Lifecycle event 3 on VM ${I}`, { name: 'vm_resumed', instance: I }],
    [
      'DEBUG',
      `Preparing to wait for external event network-vif-plugged-${PORT} f /a.py:1`,
      { name: 'vif_wait_prepared', requestId: R, attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      `Received event network-vif-plugged-${PORT} external_instance_event /a.py:1`,
      { name: 'vif_plugged', requestId: null, attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      `Processing event network-vif-plugged-${PORT} f /a.py:1`,
      { name: 'vif_plugged', attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      'Instance event wait completed in 1 seconds for network-vif-plugged f /a.py:1',
      { name: 'vif_wait_finished', attributes: { tookMs: 1000 } },
    ],
    [
      'WARNING',
      `Timeout waiting for [('network-vif-plugged', '${PORT}')] for instance with vm_state building and task_state spawning.: eventlet.timeout.Timeout: 300 seconds`,
      { name: 'vif_wait_timed_out', instance: I, attributes: { port: PORT } },
    ],
    [
      'ERROR',
      "Instance failed to spawn: nova.exception.FlavorDiskSmallerThanImage: Flavor's disk is too small.",
      {
        name: 'spawn_failed',
        attributes: { reason: "nova.exception.FlavorDiskSmallerThanImage: Flavor's disk is too small." },
      },
    ],
    [
      'ERROR',
      'Failed to build and run instance: libvirt.libvirtError: internal error',
      { name: 'spawn_failed', attributes: { reason: 'libvirt.libvirtError: internal error' } },
    ],
    [
      'ERROR',
      `Build of instance ${I} aborted: no space: nova.exception.BuildAbortException: Build of instance ${I} aborted: no space`,
      { name: 'build_failed', attributes: { reason: 'no space' } },
    ],
    [
      'DEBUG',
      `Build of instance ${I} was re-scheduled: no space f /a.py:1`,
      { name: 'build_rescheduled', attributes: { reason: 'no space' } },
    ],
    [
      'ERROR',
      `Error: [u'Traceback (most recent call last):\\n', u'  File "/x.py", line 1\\n', u'InstanceTypeDiskTooSmall: too small\\n']`,
      { name: 'spawn_failed', attributes: { reason: 'InstanceTypeDiskTooSmall: too small' } },
    ],
    ['ERROR', 'Failed to allocate the network(s), not rescheduling.', { name: 'build_failed' }],
    [
      'ERROR',
      'Failed to allocate network(s): nova.exception.VirtualInterfaceCreateException: Virtual Interface creation failed',
      { name: 'network_failed' },
    ],
    [
      'ERROR',
      'Instance failed network setup after 1 attempt(s): neutronclient.NotFound: gone',
      { name: 'network_failed' },
    ],
    [
      'ERROR',
      'Instance failed block device setup: nova.exception.VolumeNotCreated: Volume x',
      { name: 'block_devices_failed' },
    ],
    [
      'ERROR',
      'Unexpected build failure, not rescheduling build.: ValueError: x',
      { name: 'build_failed', attributes: { reason: 'ValueError: x' } },
    ],
    [
      'DEBUG',
      'Instance failed to spawn correctly, setting to ERROR state f /a.py:1',
      { name: 'build_failed' },
    ],
    ['DEBUG', 'Instance disappeared during build. f /a.py:1', { name: 'build_deleted' }],
    ['DEBUG', 'Instance disappeared before build. f /a.py:1', { name: 'build_deleted' }],
    ['DEBUG', 'Instance was deleted during spawn. f /a.py:1', { name: 'build_deleted' }],
    [
      'INFO',
      `Build of instance ${I} aborted: Instance was deleted during spawn.`,
      { name: 'build_deleted', attributes: { reason: 'Instance was deleted during spawn.' } },
    ],
    [
      'AUDIT',
      'Booting with volume 3f at /dev/vda',
      { name: 'volume_booted', attributes: { volumeKind: 'volume' } },
    ],
  ])('%s %s', (level, message, expected) => {
    const events = read(level, MANAGER, message);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject(expected);
    expect(findEventKind(expected.name)).not.toBeNull();
  });

  it.each([
    'VM Stopped (Lifecycle Event)',
    'VM Suspended (Lifecycle Event)',
    'VM Durduruldu (Yaşamdöngüsü Olayı)',
    `Lifecycle event 1 on VM ${I}`,
    `Received event network-changed-${PORT} external_instance_event /a.py:1`,
    `Received unexpected event network-vif-plugged-${PORT} for instance with vm_state active and task_state None.`,
    'During sync_power_state the instance has a pending task (spawning). Skip.',
    'Took 0.50 seconds to deallocate network for instance.',
  ])('%s says nothing of a boot', (message) => {
    expect(read('INFO', MANAGER, message)).toEqual([]);
  });
});

describe('what is no boot', () => {
  it.each([
    [MANAGER, 'Migrating', 'resize', 'operation_started'],
    [MANAGER, 'Stashing vm_state: active', 'resize', 'operation_started'],
    [MANAGER, 'Rebuilding instance', 'rebuild', 'operation_started'],
    [MANAGER, 'Evacuating instance', 'evacuate', 'operation_started'],
    [MANAGER, 'Unshelving', 'unshelve', 'operation_started'],
    [MANAGER, 'Shelving', 'shelve', 'operation_started'],
    [MANAGER, 'Rescuing', 'rescue', 'operation_started'],
    [MANAGER, 'Rebooting instance', 'reboot', 'operation_started'],
    [MANAGER, 'pre_live_migration data is {}', 'live_migration', 'operation_started'],
    [MANAGER, 'Post operation of migration started', 'live_migration', 'operation_started'],
    [MANAGER, 'Migrating instance to cmp2 finished successfully.', 'live_migration', 'operation_finished'],
    [DRIVER, 'Starting finish_migration', 'resize', 'operation_started'],
    [DRIVER, 'Instance running successfully.', 'resize', 'operation_finished'],
    [DRIVER, 'Instance rebooted successfully.', 'reboot', 'operation_finished'],
    [DRIVER, 'Instance soft rebooted successfully.', 'reboot', 'operation_finished'],
  ])('%s %s', (logger, message, operation, name) => {
    expect(read('INFO', logger, message)).toMatchObject([
      { name, instance: I, requestId: R, attributes: { operation } },
    ]);
  });
});

describe('claims', () => {
  it.each([
    ['AUDIT', 'Attempting claim: memory 512 MB, disk 1 GB, VCPUs 1', { memoryMb: 512, diskGb: 1, vcpus: 1 }],
    ['INFO', 'Attempting claim: memory 512 MB, disk 1 GB', { memoryMb: 512, diskGb: 1 }],
    [
      'INFO',
      'Attempting claim: memory 512 MB, disk 1 GB, vcpus 2 CPU',
      { memoryMb: 512, diskGb: 1, vcpus: 2 },
    ],
    [
      'INFO',
      'Attempting claim on node node1: memory 512 MB, disk 1 GB, vcpus 2 CPU',
      { memoryMb: 512, diskGb: 1, vcpus: 2, node: 'node1' },
    ],
  ])('%s %s', (level, message, attributes) => {
    expect(read(level, 'nova.compute.claims', message)).toMatchObject([
      { name: 'claim_started', attributes },
    ]);
  });

  it.each([
    ['Claim successful', {}],
    ['Claim successful on node node1.example.org', { node: 'node1.example.org' }],
  ])('%s', (message, attributes) => {
    const [event] = read('INFO', 'nova.compute.claims', message);
    expect(event).toMatchObject({ name: 'resources_claimed' });
    expect(event?.attributes).toEqual(attributes);
  });

  it('that were rolled back', () => {
    expect(
      read('DEBUG', 'nova.compute.claims', 'Aborting claim: [Claim: 512 MB memory, 1 GB disk] abort /a.py:1'),
    ).toMatchObject([{ name: 'claim_aborted', attributes: { reason: '[Claim: 512 MB memory, 1 GB disk]' } }]);
  });
});

describe('image and disk', () => {
  const create = `env LC_ALL=C LANG=C qemu-img create -f qcow2 -o backing_file=${BASE},backing_fmt=raw /var/lib/nova/instances/${I}/disk 2147483648`;
  it.each([
    ['INFO', DRIVER, 'Creating image', { name: 'image_started' }],
    ['INFO', DRIVER, 'Creating image(s)', { name: 'image_started' }],
    [
      'DEBUG',
      'nova.virt.images',
      `${IMAGE} was qcow2, converting to raw fetch_to_raw /a.py:241`,
      { name: 'image_converting', cacheKey: KEY, attributes: { image, format: 'qcow2' } },
    ],
    [
      'DEBUG',
      PROCESS,
      `Running cmd (subprocess): qemu-img convert -t none -O raw -f qcow2 ${BASE}.part ${BASE}.converted execute /a.py:384`,
      { name: 'image_convert_started', cacheKey: KEY },
    ],
    [
      'DEBUG',
      PROCESS,
      `CMD "qemu-img convert -O raw ${BASE}.part ${BASE}.converted" returned: 0 in 0.226s execute /a.py:422`,
      { name: 'image_converted', cacheKey: KEY, attributes: { tookMs: 226 } },
    ],
    [
      'DEBUG',
      PROCESS,
      `Running cmd (subprocess): ${create} execute /a.py:384`,
      { name: 'qemu_img_create', cacheKey: KEY, instance: I },
    ],
    [
      'DEBUG',
      'nova.openstack.common.processutils',
      `Running cmd (subprocess): env LC_ALL=C LANG=C qemu-img create -f qcow2 -o backing_file=${BASE} /var/lib/nova/instances/${I}/disk execute /a.py:1`,
      { name: 'qemu_img_create', cacheKey: KEY, instance: I },
    ],
    [
      'DEBUG',
      PROCESS,
      `CMD "${create}" returned: 0 in 0.042s execute /a.py:422`,
      { name: 'qemu_img_created', cacheKey: KEY, instance: I, attributes: { tookMs: 42 } },
    ],
    [
      'DEBUG',
      PROCESS,
      `CMD "genisoimage -o /var/lib/nova/instances/${I}/disk.config -ldots -V config-2 /tmp/x" returned: 0 in 0.100s execute /a.py:422`,
      { name: 'config_drive_created', instance: I, attributes: { tookMs: 100 } },
    ],
    [
      'DEBUG',
      PROCESS,
      `CMD "rbd import --pool vms ${BASE} ${I}_disk --image-format=2 --id cinder" returned: 0 in 4.100s execute /a.py:422`,
      { name: 'rbd_imported', attributes: { tookMs: 4100 } },
    ],
    [
      'DEBUG',
      'nova.storage.rbd_utils',
      `cloning images/${IMAGE}@snap to None/${I}_disk clone /a.py:261`,
      { name: 'rbd_cloned', instance: I },
    ],
    [
      'INFO',
      'nova.virt.libvirt.imagebackend',
      `Asking glance to copy image ${IMAGE} to our rbd store site1`,
      { name: 'image_copy_started', attributes: { image } },
    ],
    [
      'INFO',
      'nova.virt.libvirt.imagebackend',
      `Image ${IMAGE} copied to rbd store site1`,
      { name: 'image_copied', attributes: { image } },
    ],
    ['INFO', 'nova.image.glance', 'Successfully transferred using file', { name: 'image_transferred' }],
    [
      'INFO',
      'nova.virt.block_device',
      `Booting with volume-backed-image ${IMAGE} at /dev/vda`,
      { name: 'volume_booted', cacheKey: KEY, attributes: { volumeKind: 'image', image } },
    ],
    [
      'INFO',
      'nova.virt.block_device',
      'Booting with blank volume at /dev/vda',
      { name: 'volume_booted', attributes: { volumeKind: 'blank' } },
    ],
    [
      'INFO',
      'nova.virt.block_device',
      'Booting with volume snapshot 3f at /dev/vda',
      { name: 'volume_booted', attributes: { volumeKind: 'snapshot' } },
    ],
    ['DEBUG', DRIVER, 'Created local disks _create_image /a.py:1', { name: 'disks_created' }],
    [
      'DEBUG',
      DRIVER,
      'Ensure instance console log exists: /x/console.log f /a.py:1',
      { name: 'disks_created', attributes: { step: 'console_log' } },
    ],
  ])('%s %s %s', (level, logger, message, expected) => {
    const events = read(level, logger, message);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject(expected);
  });

  it.each([
    [
      'info of a base file',
      `Running cmd (subprocess): env LC_ALL=C LANG=C qemu-img info ${BASE} --force-share --output=json execute /a.py:384`,
    ],
    [
      'a swap disk',
      `Running cmd (subprocess): qemu-img create -f raw /var/lib/nova/instances/_base/swap_64 64M execute /a.py:384`,
    ],
    [
      'a failed convert',
      `CMD "qemu-img convert -O raw ${BASE}.part ${BASE}.converted" returned: 1 in 0.226s execute /a.py:422`,
    ],
    [
      'a snapshot',
      `Running cmd (subprocess): qemu-img convert -f qcow2 -O raw /var/lib/nova/instances/${I}/disk /tmp/snap execute /a.py:384`,
    ],
  ])('%s says nothing', (_what, message) => {
    expect(read('DEBUG', PROCESS, message)).toEqual([]);
  });
});

describe('config drive, XML, start', () => {
  it.each([
    ['INFO', DRIVER, 'Using config drive', { name: 'config_drive_started' }],
    ['INFO', DRIVER, 'Creating config drive at /x/disk.config', { name: 'config_drive_creating' }],
    [
      'ERROR',
      DRIVER,
      'Creating config drive failed with error: no genisoimage',
      { name: 'config_drive_failed', attributes: { reason: 'no genisoimage' } },
    ],
    [
      'DEBUG',
      DRIVER,
      `Start _get_guest_xml network_info=[] disk_info={} image_meta=ImageMeta(checksum='9',disk_format='qcow2',id=${IMAGE},min_disk=2,name='img-a',owner='x',properties=ImageMetaProps,size=314900480) rescue=None f /a.py:1`,
      {
        name: 'network_info_retrieved',
        cacheKey: KEY,
        attributes: { image: { ...image, name: 'img-a', format: 'qcow2', sizeBytes: 314900480 } },
      },
    ],
    [
      'DEBUG',
      DRIVER,
      `Start to_xml network_info=[] image_meta={u'disk_format': u'qcow2', u'id': u'${IMAGE}', u'name': u'img-a', u'size': 42} f /a.py:1`,
      { name: 'network_info_retrieved', attributes: { image: { ...image, name: 'img-a', sizeBytes: 42 } } },
    ],
    ['DEBUG', DRIVER, 'Starting toXML method to_xml /a.py:1', { name: 'network_info_retrieved' }],
    [
      'DEBUG',
      DRIVER,
      "End to_xml instance=x xml=<domain type='qemu'> f /a.py:1",
      { name: 'guest_defined', attributes: { hypervisor: 'qemu' } },
    ],
    ['DEBUG', DRIVER, 'Finished toXML method to_xml /a.py:1', { name: 'guest_defined' }],
    ['DEBUG', DRIVER, 'Guest created on hypervisor spawn /a.py:1', { name: 'guest_created' }],
    ['DEBUG', DRIVER, 'Instance is running spawn /a.py:1', { name: 'guest_created' }],
    ['INFO', DRIVER, 'Instance spawned successfully.', { name: 'instance_spawned' }],
    ['INFO', DRIVER, 'Instance destroyed successfully.', { name: 'instance_destroyed' }],
    [
      'ERROR',
      DRIVER,
      'Failed to start libvirt guest: libvirt.libvirtError: internal error',
      { name: 'spawn_failed', attributes: { reason: 'libvirt.libvirtError: internal error' } },
    ],
    [
      'WARNING',
      DRIVER,
      `Timeout waiting for vif plugging callback for instance ${I}`,
      { name: 'vif_wait_timed_out', instance: I },
    ],
    [
      'INFO',
      'os_vif',
      `Successfully plugged vif VIFBridge(active=False,address=fa:16:3e:34:0f:20,bridge_name='b',has_traffic_filtering=False,id=${PORT},network=Network(b8b4cad3-21e1-4465-82b8-14a2459d9508),plugin='linux_bridge')`,
      { name: 'vif_attached', attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      'nova.network.neutron',
      `Successfully created port: ${PORT} _create_port_minimal /a.py:548`,
      { name: 'port_created', attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      'nova.network.neutronv2.api',
      `Successfully updated port: ${PORT} _update_port /a.py:1`,
      { name: 'port_updated', attributes: { port: PORT } },
    ],
    [
      'DEBUG',
      'nova.virt.driver',
      `Emitting event <LifecycleEvent: 1499135979.22, ${I} => Started> emit_event /a.py:1`,
      {
        name: 'lifecycle_emitted',
        instance: I,
        attributes: { emittedAtMs: 1499135979220, state: 'Started' },
      },
    ],
  ])('%s %s %s', (level, logger, message, expected) => {
    const events = read(level, logger, message);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject(expected);
    expect(findEventKind(expected.name)).not.toBeNull();
  });
});

describe('image cache', () => {
  it.each([
    [`image ${IMAGE} at (${BASE}): checking`, 'cache_checked', [KEY]],
    [
      `image ${IMAGE} at (${BASE}): in use: on this node 1 local, 0 on other nodes sharing this instance storage`,
      'cache_checked',
      [KEY],
    ],
    [`image ${IMAGE} at (${BASE}): image is in use`, 'cache_checked', [KEY]],
    [`Active base files: ${BASE} /x/_base/${OTHER}`, 'cache_listed', [KEY, OTHER]],
    [`Unknown base file: ${BASE}`, 'cache_removable', [KEY]],
    [`Removable base files: ${BASE} /x/_base/${OTHER}`, 'cache_removable', [KEY, OTHER]],
    [`Base file too young to remove: ${BASE}`, 'cache_removable', [KEY]],
    [`Base or swap file too young to remove: ${BASE}`, 'cache_removable', [KEY]],
    [`Base, swap or ephemeral file too young to remove: ${BASE}`, 'cache_removable', [KEY]],
    [`Removing base file: ${BASE}`, 'cache_removed', [KEY]],
    [`Removing base or swap file: ${BASE}`, 'cache_removed', [KEY]],
    [`Removing base, swap or ephemeral file: ${BASE}`, 'cache_removed', [KEY]],
    ['Removing base or swap file: /x/_base/swap_64', 'cache_removed', []],
    [`Removing base file: ${BASE}_20`, 'cache_removed', []],
  ])('%s', (message, name, keys) => {
    const events = readBare('INFO', CACHE, message);
    expect(events.map((event) => [event.name, event.cacheKey])).toEqual(keys.map((key) => [name, key]));
  });

  it('pre-cached on request', () => {
    expect(readBare('INFO', DRIVER, `Caching image ${IMAGE} by request`)).toMatchObject([
      { name: 'cache_precached', cacheKey: KEY, requestId: R, attributes: { image, already: false } },
    ]);
    expect(readBare('INFO', DRIVER, `Image ${IMAGE} already cached; updating timestamp`)).toMatchObject([
      { name: 'cache_precached', attributes: { already: true } },
    ]);
  });
});
