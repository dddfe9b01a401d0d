import type { Process } from '../../kernel/kernel';
import type { ComputeHost } from '../compute-host';
import type { NovaInstance } from '../instance';
import type { NovaCloud } from '../nova-cloud';
import { since } from '../release';
import type { OperationMessage } from '../step';

/** One operation under way: what its parts need to write their lines. */
export interface OperationScene {
  cloud: NovaCloud;
  instance: NovaInstance;
  /** Request id of the operation, not of the boot. */
  requestId: string;
  host: ComputeHost;
}

const MANAGER = 'nova.compute.manager';
const DRIVER = 'nova.virt.libvirt.driver';

/** A line of nova.compute.manager that was AUDIT up to Juno and is INFO since. */
export function managerNotice({ host }: OperationScene, text: string): OperationMessage {
  return { level: since(host.release, 'kilo') ? 'INFO' : 'AUDIT', logger: MANAGER, text };
}

export function driverInfo(text: string, context: OperationMessage['context'] = 'request'): OperationMessage {
  return { level: 'INFO', logger: DRIVER, text, context };
}

/** Says a line after `medianMs`. */
export function* say(scene: OperationScene, medianMs: number, message: OperationMessage): Process {
  const { cloud, host, instance, requestId } = scene;
  yield cloud.take(medianMs, 0.3, host);
  cloud.say(instance, requestId, message, host);
}

/** The API's answer to `POST /servers/<uuid>/action`. */
export function* callAction(scene: OperationScene, name: string): Process {
  const { cloud, instance, requestId } = scene;
  const receivedMs = cloud.nowMs;
  yield cloud.take(140, 0.3);
  const values = { tookMs: cloud.nowMs - receivedMs, status: 202, function: name };
  cloud.tell('api_action', cloud.random.pick(cloud.apis), requestId, instance, values);
  yield cloud.take(60, 0.4);
}

/** Takes the instance's lock under the operation's own function for as long as `inside` lasts. */
export function* underLock(scene: OperationScene, lockFunction: string, inside: Process): Process {
  const { cloud, host, instance, requestId } = scene;
  const waitedMs = cloud.random.between(0.1, 0.9);
  yield waitedMs;
  cloud.tell('operation_lock_acquired', host, requestId, instance, { function: lockFunction, waitedMs });
  const heldFromMs = cloud.nowMs;
  yield* inside;
  yield cloud.take(5, 0.3, host);
  const heldMs = cloud.nowMs - heldFromMs;
  cloud.tell('operation_lock_released', host, requestId, instance, { function: lockFunction, heldMs });
}

/** The guest goes away: stopped by libvirt, then reported as destroyed. */
export function* takeDown(scene: OperationScene): Process {
  const { cloud, host, instance, requestId } = scene;
  yield cloud.take(1900, 0.5, host);
  cloud.tell('vm_stopped', host, requestId, instance);
  yield* say(scene, 120, driverInfo('Instance destroyed successfully.', 'none'));
}

/** Guest XML, ports and start of a guest that does not wait for Neutron. */
export function* startGuest(scene: OperationScene): Process {
  const { cloud, host, instance, requestId } = scene;
  const { ports } = instance;
  yield cloud.take(300, 0.3, host);
  cloud.tell('network_info_retrieved', host, requestId, instance, { ports });
  yield cloud.take(26, 0.3, host);
  cloud.tell('guest_defined', host, requestId, instance, { ports });
  for (const port of ports) {
    yield cloud.take(10, 0.3, host);
    cloud.tell('vif_attached', host, requestId, instance, { port });
  }
  yield cloud.take(420, 0.3, host);
  cloud.tell('vm_resumed', host, requestId, instance);
  yield cloud.take(14, 0.3, host);
  cloud.tell('vm_started', host, requestId, instance);
}

/** The same as in a boot: started paused, resumed when the ports are plugged, reported as spawned. */
export function* spawnGuest(scene: OperationScene, task: string): Process {
  const { cloud, host, instance, requestId } = scene;
  const { ports } = instance;
  yield cloud.take(6, 0.3, host);
  cloud.tell('image_started', host, requestId, instance);
  yield cloud.take(260, 0.3, host);
  cloud.tell('disks_created', host, requestId, instance);
  yield cloud.take(30, 0.3, host);
  cloud.tell('network_info_retrieved', host, requestId, instance, { ports });
  yield cloud.take(26, 0.3, host);
  cloud.tell('guest_defined', host, requestId, instance, { ports });
  for (const port of ports) {
    yield cloud.take(10, 0.3, host);
    cloud.tell('vif_attached', host, requestId, instance, { port });
  }
  yield cloud.take(380, 0.3, host);
  cloud.tell('vm_started', host, requestId, instance);
  yield cloud.take(14, 0.3, host);
  cloud.tell('vm_paused', host, requestId, instance);
  yield cloud.take(24, 0.3, host);
  cloud.tell('power_state_skipped', host, requestId, instance, { task });
  for (const port of ports) {
    yield cloud.take(1500, 0.5, host);
    cloud.tell('vif_plug_reported', cloud.random.pick(cloud.apis), requestId, instance, {
      port,
      hosts: [host.host],
    });
    yield cloud.take(6, 0.3, host);
    cloud.tell('vif_plugged', host, requestId, instance, { port });
  }
  yield cloud.take(6, 0.3, host);
  cloud.tell('vm_resumed', host, requestId, instance);
  yield cloud.take(9, 0.3, host);
  cloud.tell('instance_spawned', host, requestId, instance);
}
