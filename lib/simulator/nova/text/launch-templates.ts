import { hasCallSite } from '../call-sites';
import { since } from '../release';
import type { NovaStep } from '../step';
import { commandEnded, commandStarted, configDriveCommand, INSTANCES } from './commands';
import { guestXmlText } from './guest-xml';
import type { LineWriter } from './line-writer';
import { imageMetaText } from './object-text';
import { type Templates, twoDecimals } from './template';
import { networkInfoText, osVifText } from './vif-text';

const MANAGER = 'nova.compute.manager';
const DRIVER = 'nova.virt.libvirt.driver';
const NONE = { context: 'none' } as const;
const NEUTRON = { context: 'neutron' } as const;

/** Guest XML, config drive, start of the guest, VIF plug, end of the build. */
export const launchTemplates: Templates = {
  network_info_retrieved(writer, { instance, values }) {
    if (instance === null || !writer.debugging) return;
    const begin = since(writer.release, 'juno') ? 'Start _get_guest_xml' : 'Start to_xml';
    const image = instance.volume === null ? instance.image : null;
    const text = `${begin} network_info=${networkInfoText(values.ports ?? [])} disk_info={'disk_bus': 'virtio', 'cdrom_bus': 'ide', 'mapping': {'root': {'bus': 'virtio', 'dev': 'vda', 'type': 'disk', 'boot_index': '1'}}} image_meta=${imageMetaText(writer.release, image)} rescue=None block_device_info={'root_device_name': '/dev/vda', 'ephemerals': [], 'block_device_mapping': [], 'swap': None}`;
    writer.debug(DRIVER, 'guestXmlStart', text);
  },
  guest_defined(writer, { instance, atMs }) {
    if (instance === null || !writer.debugging) return;
    const begin = since(writer.release, 'juno') ? 'End _get_guest_xml xml=' : 'End to_xml xml=';
    writer.debug(DRIVER, 'guestXmlEnd', begin + guestXmlText(writer.release, instance, atMs));
  },
  config_drive_started: (writer) => writer.info(DRIVER, 'Using config drive'),
  config_drive_creating: (writer, { instance }) =>
    writer.info(DRIVER, `Creating config drive at ${INSTANCES}/${instance?.id}/disk.config`),
  config_drive_command: (writer, { instance }) =>
    commandStarted(writer, configDriveCommand(writer.release, instance?.id ?? '')),
  config_drive_created: (writer, { instance, values }) =>
    commandEnded(writer, configDriveCommand(writer.release, instance?.id ?? ''), values.tookMs ?? 0),
  vif_wait_prepared(writer, { values }) {
    const text = `Preparing to wait for external event network-vif-plugged-${values.port}`;
    writer.debug(MANAGER, 'prepareWait', text);
  },
  vif_attached(writer, { values }) {
    if (!since(writer.release, 'newton')) return;
    writer.info('os_vif', `Successfully plugged vif ${osVifText(values.port ?? '')}`, { bare: true });
  },
  vm_started: (writer, step) => lifecycle(writer, step, 'Started', 0),
  vm_paused: (writer, step) => lifecycle(writer, step, 'Paused', 2),
  vm_resumed: (writer, step) => lifecycle(writer, step, 'Resumed', 3),
  vm_stopped: (writer, step) => lifecycle(writer, step, 'Stopped', 1),
  power_state_skipped(writer, { values }) {
    const text = `During sync_power_state the instance has a pending task (${values.task}). Skip.`;
    writer.info(MANAGER, text, lifecycleContext(writer));
  },
  vif_plugged(writer, { values }) {
    const event = `network-vif-plugged-${values.port}`;
    writer.debug(MANAGER, 'receivedEvent', `Received event ${event}`, NEUTRON);
    writer.debug(MANAGER, 'processingEvent', `Processing event ${event}`, NEUTRON);
  },
  vif_wait_finished(writer, { values }) {
    if (!hasCallSite(writer.release, 'waitCompleted')) return;
    const whole = Math.floor((values.tookMs ?? 0) / 1000);
    const text = `Instance event wait completed in ${whole} seconds for network-vif-plugged`;
    writer.debug(MANAGER, 'waitCompleted', text);
  },
  guest_created(writer) {
    if (hasCallSite(writer.release, 'guestCreated'))
      writer.debug(DRIVER, 'guestCreated', 'Guest created on hypervisor');
    else writer.debug(DRIVER, 'instanceIsRunning', 'Instance is running');
  },
  instance_spawned: (writer) => writer.info(DRIVER, 'Instance spawned successfully.', NONE),
  spawn_complete(writer, { values }) {
    if (!since(writer.release, 'newton')) return;
    const text = `Took ${twoDecimals(values.tookMs)} seconds to spawn the instance on the hypervisor.`;
    writer.info(MANAGER, text);
    writer.debug(MANAGER, 'checkingState', 'Checking state');
  },
  build_complete(writer, { values }) {
    if (!since(writer.release, 'newton')) return;
    writer.info(MANAGER, `Took ${twoDecimals(values.tookMs)} seconds to build instance.`);
  },
};

/**
 * A hypervisor event: emitted with its Unix time, then reported; Havana has numbers for words. The first that a process
 * reports has no context yet, and a stop never has.
 */
function lifecycle(
  writer: LineWriter,
  { atMs, instance, place }: NovaStep,
  word: string,
  state: number,
): void {
  if (instance === null) return;
  const own = word === 'Stopped' || writer.firstOf('lifecycle') ? NONE : lifecycleContext(writer);
  const context = { ...own, bare: true };
  const unix = ((atMs + place.clockOffsetMs) / 1000).toFixed(since(writer.release, 'train') ? 7 : 2);
  writer.debug(
    'nova.virt.driver',
    'emitEvent',
    `Emitting event <LifecycleEvent: ${unix}, ${instance.id} => ${word}>`,
    context,
  );
  if (!since(writer.release, 'juno')) {
    writer.info(MANAGER, `Lifecycle event ${state} on VM ${instance.id}`, context);
    return;
  }
  writer.info(MANAGER, `VM ${word} (Lifecycle Event)`, own);
}

/** Havana reports the hypervisor's events without a context, later releases in the process's own. */
function lifecycleContext(writer: LineWriter) {
  return { context: since(writer.release, 'juno') ? ('admin' as const) : ('none' as const) };
}
