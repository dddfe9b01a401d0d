import { describe, expect, it } from 'vitest';
import { assemble } from '@/lib/domain/assemble/assemble';
import { toEvent } from '@/lib/domain/event-id';
import { understand } from '@/lib/formats';
import { splitText } from '@/lib/formats/split-text';

const UUID = '3c1b6f0e-9a52-4d0c-8a36-6f5a1c2e7d44';
const PORT = '0d7c8a7e-5d1f-4c7e-9d0b-2f1f3b6f9a10';
const BASE = '/var/lib/nova/instances/_base/8f8d9ed58ef0eb3ee8caefb47c6f1409a3a0bb0d';
const CONTEXT = '[req-5f0a2c1e-7a77-4b5a-8a0f-1f2f3d4c5b6a 1f418c35 79582639 - default default]';
const NEUTRON = '[req-77aa2c1e-7a77-4b5a-8a0f-1f2f3d4c5b6a neutron service - default default]';

function line(at: string, logger: string, text: string, level = 'DEBUG', context = CONTEXT): string {
  return `2017-01-09 ${at} 2711 ${level} ${logger} ${context} ${text}`;
}

const own = (text: string) => `[instance: ${UUID}] ${text}`;

/** A seven-second build as nova-compute of Ocata writes it. */
const LOG = [
  line(
    '19:38:45.816',
    'oslo_concurrency.lockutils',
    `Lock "${UUID}" acquired by "nova.compute.manager._locked_do_build_and_run_instance" :: waited 0.000s inner /usr/lib/python2.7/site-packages/oslo_concurrency/lockutils.py:270`,
  ),
  line('19:38:45.946', 'nova.compute.claims', own('Claim successful on node cmp7'), 'INFO'),
  line(
    '19:38:46.045',
    'nova.compute.manager',
    own(
      'Start building networks asynchronously for instance. _build_resources /usr/lib/python2.7/site-packages/nova/compute/manager.py:2016',
    ),
  ),
  line(
    '19:38:46.168',
    'nova.compute.manager',
    own(
      "Instance network_info: |[VIF({'id': u'0d7c8a7e'})]| _allocate_network_async /usr/lib/python2.7/site-packages/nova/compute/manager.py:1402",
    ),
  ),
  line(
    '19:38:46.905',
    'oslo_concurrency.processutils',
    `Running cmd (subprocess): qemu-img create -f qcow2 -o backing_file=${BASE} /var/lib/nova/instances/${UUID}/disk execute /usr/lib/python2.7/site-packages/oslo_concurrency/processutils.py:355`,
  ),
  line(
    '19:38:47.047',
    'nova.virt.libvirt.driver',
    own(
      "Start _get_guest_xml network_info=[VIF({'id': u'0d7c8a7e'})] disk_info={} image_meta=ImageMeta(checksum=<?>) rescue=None block_device_info={} _get_guest_xml /usr/lib/python2.7/site-packages/nova/virt/libvirt/driver.py:5011",
    ),
  ),
  line('19:38:48.606', 'nova.compute.manager', own('VM Started (Lifecycle Event)'), 'INFO', '[-]'),
  line(
    '19:38:52.196',
    'nova.compute.manager',
    own(
      `Received event network-vif-plugged-${PORT} external_instance_event /usr/lib/python2.7/site-packages/nova/compute/manager.py:6717`,
    ),
    'DEBUG',
    NEUTRON,
  ),
  line('19:38:52.299', 'nova.compute.manager', own('Took 6.48 seconds to build instance.'), 'INFO'),
].join('\n');

function bootsOf(text: string) {
  const hints = {
    source: null,
    host: 'cmp7',
    path: null,
    tz: null,
    offset: null,
    service: null,
    timeMs: null,
  };
  return assemble(
    splitText(text, { ...hints, receivedMs: Date.UTC(2017, 0, 10) }).flatMap((record) => {
      const understood = understand(record);
      return understood.kind === 'events' ? understood.events.map((draft) => toEvent('default', draft)) : [];
    }),
  );
}

describe('the seven-second boot as log lines', () => {
  const [boot, ...more] = bootsOf(LOG);

  it('is one running, warm boot', () => {
    expect(more).toEqual([]);
    expect(boot).toMatchObject({
      instance: UUID,
      status: 'running',
      host: 'cmp7',
      startBasis: 'queue',
      cache: { state: 'warm', basis: 'observed' },
      image: { cacheKey: '8f8d9ed58ef0eb3ee8caefb47c6f1409a3a0bb0d' },
    });
  });

  it('shows its nine moments at the millisecond, 6483 ms from lock to end', () => {
    const t0 = Date.UTC(2017, 0, 9, 19, 38, 45, 816);
    expect(boot?.startedAtMs).toBe(t0);
    expect(boot?.endedAtMs).toBe(t0 + 6483);
    expect(boot?.moments.map(({ name, atMs }) => [name, atMs])).toEqual([
      ['lock_acquired', 0],
      ['resources_claimed', 130],
      ['network_started', 229],
      ['ip_allocated', 352],
      ['qemu_img_create', 1089],
      ['network_info_retrieved', 1231],
      ['vm_started', 2790],
      ['vif_plugged', 6380],
      ['build_complete', 6483],
    ]);
  });

  it('builds in 6483 ms: the figure is rounded, the lock’s line is exact', () => {
    expect(boot?.buildMs).toBe(6483);
    expect(boot?.reported).toEqual([expect.objectContaining({ name: 'build', reportedMs: 6480 })]);
    expect(boot?.notes.join(' ')).not.toMatch(/The log says/);
  });

  it('builds as long as the log says where no line is that near', () => {
    expect(bootsOf(LOG.replace('Took 6.48', 'Took 6.43'))[0]?.buildMs).toBe(6430);
  });
});
