import type { Process } from '../kernel/kernel';
import { Signal } from '../kernel/signal';
import type { ComputeHost } from './compute-host';
import { type BuildFate, waitsForVif } from './fate';
import type { Attempt } from './instance';
import type { NovaCloud } from './nova-cloud';
import { makeConfigDrive } from './prepare-disk';
import { since } from './release';

/** Nova's default vif_plugging_timeout. */
const VIF_TIMEOUT_MS = 300_000;

/** From the guest XML to the running guest; anything but `running` failed, and its first line is written. */
export function* launch(
  cloud: NovaCloud,
  attempt: Attempt,
  host: ComputeHost,
  fate: BuildFate,
): Process<'running' | 'failed'> {
  yield* define(cloud, attempt, host);
  if (fate === 'libvirt') {
    yield cloud.take(310, 0.3, host);
    return 'failed';
  }
  yield cloud.take(380, 0.3, host);
  cloud.mark(attempt, 'vm_started');
  const paused = waitsForVif(attempt, host);
  if (paused) {
    const plugged = yield* waitForPorts(cloud, attempt, host, fate);
    if (!plugged) return 'failed';
    yield cloud.random.between(2, 6);
  }
  if (since(host.release, 'juno')) {
    cloud.mark(attempt, 'vm_resumed');
    yield cloud.take(4, 0.3, host);
  }
  cloud.mark(attempt, 'guest_created');
  yield cloud.take(6, 0.5, host);
  cloud.mark(attempt, 'instance_spawned');
  return 'running';
}

function* define(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  const { instance } = attempt;
  yield cloud.take(3, 0.3, host);
  cloud.mark(attempt, 'network_info_retrieved', { ports: instance.ports });
  yield cloud.take(24, 0.3, host);
  cloud.mark(attempt, 'guest_defined', { ports: instance.ports });
  yield cloud.random.between(0.5, 1.5);
  if (waitsForVif(attempt, host)) {
    for (const port of instance.ports) cloud.mark(attempt, 'vif_wait_prepared', { port });
  }
  for (const port of instance.ports) {
    yield cloud.take(9, 0.3, host);
    cloud.mark(attempt, 'vif_attached', { port });
  }
  if (instance.configDrive && since(host.release, 'newton')) yield* makeConfigDrive(cloud, attempt, host);
}

/** The guest is paused until Neutron's agent has wired its ports and the API has passed the news on. */
function* waitForPorts(
  cloud: NovaCloud,
  attempt: Attempt,
  host: ComputeHost,
  fate: BuildFate,
): Process<boolean> {
  const startedMs = cloud.nowMs;
  yield cloud.take(15, 0.3, host);
  cloud.mark(attempt, 'vm_paused');
  yield cloud.take(25, 0.3, host);
  cloud.mark(attempt, 'power_state_skipped', { task: 'spawning' });
  const plugged = new Signal(cloud.kernel);
  if (fate !== 'vif_timeout') cloud.kernel.start(plugPorts(cloud, attempt, host, plugged));
  const leftMs = VIF_TIMEOUT_MS - (cloud.nowMs - startedMs);
  const done = yield* plugged.wait(leftMs);
  if (!done) return false;
  yield cloud.random.between(1, 3);
  cloud.mark(attempt, 'vif_wait_finished', { tookMs: cloud.nowMs - startedMs });
  return true;
}

function* plugPorts(cloud: NovaCloud, attempt: Attempt, host: ComputeHost, plugged: Signal): Process {
  const { ports } = attempt.instance;
  yield agentDelay(cloud, host, ports.length);
  for (const port of ports) {
    yield cloud.take(18, 0.4);
    const api = cloud.random.pick(cloud.apis);
    cloud.mark(attempt, 'vif_plug_reported', { port, hosts: [host.host] }, api);
    yield cloud.take(6, 0.3);
    cloud.mark(attempt, 'vif_plugged', { port });
  }
  plugged.fire();
}

/** The agent looks for new devices every 2 s, and now and then is busy with something else for long. */
function agentDelay(cloud: NovaCloud, host: ComputeHost, ports: number): number {
  const { random } = cloud;
  const polled = random.between(0, 2000) + random.lognormal(420, 0.45) * ports;
  const held = random.chance(host.degraded ? 0.2 : 0.03) ? random.pareto(3000, 1.3) : 0;
  return Math.min(polled * (host.degraded ? 1.8 : 1) + held, 240_000);
}
