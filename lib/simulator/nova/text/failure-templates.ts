import { since } from '../release';
import type { NovaStep } from '../step';
import { BASE, INSTANCES } from './commands';
import type { LineWriter } from './line-writer';
import { type Templates, twoDecimals } from './template';

const MANAGER = 'nova.compute.manager';
const DRIVER = 'nova.virt.libvirt.driver';

/** Failed builds, deletes, and what cleans up after them. */
export const failureTemplates: Templates = {
  vif_wait_timed_out: vifTimedOut,
  guest_start_failed(writer, { values }) {
    if (!since(writer.release, 'newton')) return;
    const error = libvirtError(writer, values.reason);
    const summary = since(writer.release, 'queens') ? `: ${error}` : '';
    writer.write('ERROR', DRIVER, `Failed to start libvirt guest${summary}`);
  },
  spawn_failed(writer, step) {
    const reason = step.values.reason ?? '';
    const error = errorOf(writer, reason);
    if (reason.startsWith('Flavor')) imageTooBig(writer, reason, step.instance?.image?.cacheKey ?? '');
    writer.exception(MANAGER, 'Instance failed to spawn', error, spawnTraceback(writer));
  },
  build_rescheduled(writer, { instance, values }) {
    const { release } = writer;
    if (since(release, 'train')) {
      const error = libvirtError(writer, values.reason);
      writer.exception(MANAGER, 'Failed to build and run instance', error, spawnTraceback(writer));
    }
    if (!since(release, 'juno')) {
      writer.write('ERROR', MANAGER, `Error: ${values.reason}`);
      return;
    }
    const text = `Build of instance ${instance?.id} was re-scheduled: ${values.reason}`;
    writer.debug(MANAGER, 'buildRescheduled', text);
  },
  build_failed(writer, { instance, values }) {
    if (values.reason?.startsWith('Failed to allocate')) {
      const cause = errorOf(writer, 'Virtual Interface creation failed');
      writer.exception(MANAGER, 'Failed to allocate network(s)', cause, spawnTraceback(writer));
    }
    const text = `Build of instance ${instance?.id} aborted: ${values.reason}`;
    const error = since(writer.release, 'queens') ? `: nova.exception.BuildAbortException: ${text}` : '';
    writer.write('ERROR', MANAGER, text + error);
  },
  instance_disappeared(writer, { instance }) {
    if (since(writer.release, 'juno')) {
      writer.debug(MANAGER, 'instanceDisappeared', 'Instance disappeared during build.');
      return;
    }
    const reason = 'Instance was deleted during spawn.';
    writer.debug(MANAGER, 'instanceDeleted', reason);
    writer.info(MANAGER, `Build of instance ${instance?.id} aborted: ${reason}`, { bare: true });
  },
  terminating: (writer) => writer.notice(MANAGER, 'Terminating instance'),
  instance_destroyed: (writer) =>
    writer.info(DRIVER, 'Instance destroyed successfully.', { context: 'none' }),
  files_deleted(writer, { instance }) {
    const path = `${INSTANCES}/${instance?.id}${since(writer.release, 'juno') ? '_del' : ''}`;
    writer.info(DRIVER, `Deleting instance files ${path}`);
    writer.info(DRIVER, `Deletion of ${path} complete`);
  },
  destroy_took(writer, { values }) {
    if (!since(writer.release, 'newton')) return;
    const text = `Took ${twoDecimals(values.tookMs)} seconds to destroy the instance on the hypervisor.`;
    writer.info(MANAGER, text);
  },
  deallocate_took(writer, { values }) {
    if (!since(writer.release, 'newton')) return;
    writer.info(MANAGER, `Took ${twoDecimals(values.tookMs)} seconds to deallocate network for instance.`);
  },
  allocations_deleted(writer, { instance }) {
    if (!since(writer.release, 'newton')) return;
    const text = `Deleted allocations for instance ${instance?.id}`;
    writer.info('nova.scheduler.client.report', text, { bare: true });
  },
};

function imageTooBig(writer: LineWriter, reason: string, cacheKey: string): void {
  if (!since(writer.release, 'newton')) return;
  const [flavorBytes, imageBytes] = reason.match(/\d{4,}/g) ?? [];
  const text = `${BASE}/${cacheKey} virtual size ${imageBytes} larger than flavor root disk size ${flavorBytes}`;
  writer.write('ERROR', 'nova.virt.libvirt.imagebackend', text, { bare: true });
}

/** The guest waited in vain for Neutron; where and how that is said changed thrice. */
function vifTimedOut(writer: LineWriter, { instance, values }: NovaStep): void {
  const { release } = writer;
  const events = (values.ports ?? []).map((port) => `network-vif-plugged-${port}`);
  if (!since(release, 'queens')) {
    const text = `Timeout waiting for vif plugging callback for instance ${instance?.id}`;
    writer.write('WARNING', DRIVER, text);
    return;
  }
  const state = 'for instance with vm_state building and task_state spawning.';
  const listed = `[${events.map((event) => `'${event}'`).join(', ')}]`;
  if (!since(release, 'yoga')) {
    const list = `[${(values.ports ?? []).map((port) => `('network-vif-plugged', '${port}')`).join(', ')}]`;
    writer.write('WARNING', DRIVER, `Timeout waiting for ${list} ${state}: Timeout: 300 seconds`);
    return;
  }
  const waits = events.map((event) => `${event}: timed out after 300.00 seconds`).join(', ');
  const text = `Timeout waiting for ${listed} ${state} Event states are: ${waits}: eventlet.timeout.Timeout: 300 seconds`;
  writer.write('WARNING', MANAGER, text);
}

function libvirtError(writer: LineWriter, reason = ''): string {
  return `${since(writer.release, 'train') ? 'libvirt.' : ''}libvirtError: ${reason}`;
}

function errorOf(writer: LineWriter, reason: string): string {
  const dotted = since(writer.release, 'train') ? 'nova.exception.' : '';
  if (reason.startsWith('Virtual Interface')) return `${dotted}VirtualInterfaceCreateException: ${reason}`;
  if (reason.startsWith('Flavor')) return `${dotted}FlavorDiskSmallerThanImage: ${reason}`;
  return libvirtError(writer, reason);
}

function spawnTraceback({ release }: LineWriter): string[] {
  return [
    `  File "${release.packages}/nova/compute/manager.py", line 2521, in _build_and_run_instance`,
    '    self.driver.spawn(context, instance, image_meta,',
    `  File "${release.packages}/nova/virt/libvirt/driver.py", line 4355, in spawn`,
    '    self._create_guest_with_network(',
  ];
}
