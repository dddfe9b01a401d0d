import { hasCallSite } from '../call-sites';
import { since } from '../release';
import type { NovaStep } from '../step';
import {
  BASE,
  commandEnded,
  commandStarted,
  convertCommand,
  createCommand,
  INSTANCES,
  infoCommand,
} from './commands';
import type { LineWriter } from './line-writer';
import { diskFunction, FETCH, type LockFunction, lockAcquired, lockReleased, lockRequested } from './locks';
import type { Templates } from './template';

const MANAGER = 'nova.compute.manager';
const DRIVER = 'nova.virt.libvirt.driver';

/** Block devices, base file and disk. */
export const imageTemplates: Templates = {
  device_name_ignored(writer) {
    if (!since(writer.release, 'newton')) return;
    const text = "Ignoring supplied device name: /dev/vda. Libvirt can't honour user-supplied dev names";
    writer.info(DRIVER, text);
  },
  block_devices_started(writer) {
    if (!hasCallSite(writer.release, 'blockDevicesStart')) return;
    writer.debug(MANAGER, 'blockDevicesStart', 'Start building block device mappings for instance.');
  },
  volume_booted(writer, { instance }) {
    if (instance?.volume == null) return;
    const { id, kind } = instance.volume;
    const what = { volume: 'volume', snapshot: 'volume snapshot', image: 'volume-backed-image' }[kind];
    const subject = kind === 'image' ? (instance.image?.id ?? id) : id;
    writer.notice('nova.virt.block_device', `Booting with ${what} ${subject} at /dev/vda`);
  },
  spawn_started(writer) {
    if (!hasCallSite(writer.release, 'spawnStart')) return;
    writer.debug(MANAGER, 'spawnStart', 'Start spawning the instance on the hypervisor.');
  },
  image_started(writer) {
    writer.info(DRIVER, since(writer.release, 'zed') ? 'Creating image(s)' : 'Creating image');
  },
  image_lock_requested: (writer, { values }) =>
    lockRequested(writer, values.cacheKey ?? '', fetchLock(writer)),
  image_lock_acquired: (writer, { values }) =>
    lockAcquired(writer, values.cacheKey ?? '', fetchLock(writer), values.waitedMs ?? 0),
  image_lock_released: (writer, { values }) =>
    lockReleased(writer, values.cacheKey ?? '', fetchLock(writer), values.heldMs ?? 0),
  image_probe_started: (writer, { values }) =>
    commandStarted(writer, infoCommand(writer.release, `${BASE}/${values.path}`)),
  image_probed: (writer, { values }) =>
    commandEnded(writer, infoCommand(writer.release, `${BASE}/${values.path}`), values.tookMs ?? 0),
  image_converting(writer, { values }) {
    const text = `${values.image?.id} was ${values.image?.format}, converting to raw`;
    writer.debug('nova.virt.images', 'imageConverting', text, { bare: true });
  },
  image_convert_started: (writer, { values }) =>
    commandStarted(writer, convertCommand(writer.release, values.cacheKey ?? '')),
  image_converted: (writer, { values }) =>
    commandEnded(writer, convertCommand(writer.release, values.cacheKey ?? ''), values.tookMs ?? 0),
  disk_lock_requested: (writer, { values }) =>
    lockRequested(writer, values.cacheKey ?? '', diskFunction(writer.release)),
  disk_lock_acquired: (writer, { values }) =>
    lockAcquired(writer, values.cacheKey ?? '', diskFunction(writer.release), values.waitedMs ?? 0),
  disk_lock_released: (writer, { values }) =>
    lockReleased(writer, values.cacheKey ?? '', diskFunction(writer.release), values.heldMs ?? 0),
  qemu_img_create: (writer, step) => commandStarted(writer, createOf(writer, step)),
  qemu_img_created: (writer, step) => commandEnded(writer, createOf(writer, step), step.values.tookMs ?? 0),
  disks_created(writer, { instance }) {
    if (hasCallSite(writer.release, 'disksCreated')) {
      const made = instance?.volume == null ? 'Created local disks' : 'Did not create local disks';
      writer.debug(DRIVER, 'disksCreated', made);
    }
    if (!hasCallSite(writer.release, 'consoleLog')) return;
    const path = `${INSTANCES}/${instance?.id}/console.log`;
    writer.debug(DRIVER, 'consoleLog', `Ensure instance console log exists: ${path}`);
  },
};

/** Havana's name for the fetch. */
function fetchLock(writer: LineWriter): LockFunction {
  return since(writer.release, 'juno') ? FETCH : { ...FETCH, name: 'call_if_not_exists' };
}

function createOf(writer: LineWriter, { instance, values }: NovaStep): string {
  const { id = '', flavor } = instance ?? {};
  return createCommand(writer.release, values.cacheKey ?? '', id, flavor?.diskGb ?? 1);
}
