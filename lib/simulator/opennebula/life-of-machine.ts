import type { Process } from '../kernel/kernel';
import type { Machine } from './machine';
import type { OneCloud } from './one-cloud';

const HOUR_MS = 3_600_000;

/** What happens to a VM that runs: perhaps an operation, then its end, if either falls into the simulated time. */
export function* liveMachine(cloud: OneCloud, machine: Machine): Process {
  const { options, random } = cloud;
  let leftMs = random.exponential(options.lifeHours * HOUR_MS) + 30_000;
  if (random.chance(options.lookAlikes)) {
    const idleMs = leftMs * random.between(0.1, 0.6);
    if (cloud.nowMs + idleMs > options.endMs) return;
    yield idleMs;
    const [name, run] = random.pick(OPERATIONS);
    cloud.noteOperation(machine, name);
    yield* run(cloud, machine);
    leftMs -= idleMs;
  }
  if (cloud.nowMs + leftMs > options.endMs) return;
  yield leftMs;
  yield* terminate(cloud, machine);
}

type Operation = readonly [name: string, run: (cloud: OneCloud, machine: Machine) => Process];

const OPERATIONS: readonly Operation[] = [
  ['poweroff', powerOffAndOn],
  ['suspend', suspendAndResume],
  ['live_migration', liveMigrate],
  ['undeploy', undeployAndResume],
];

/** Power-off and start: the domain is deployed again, without ACTIVE's PROLOG. */
function* powerOffAndOn(cloud: OneCloud, machine: Machine): Process {
  yield* leave(cloud, machine, 'SHUTDOWN_POWEROFF', 'shutdown', 'POWEROFF');
  yield* comeBack(cloud, machine, 'BOOT_POWEROFF', 'deploy');
}

function* suspendAndResume(cloud: OneCloud, machine: Machine): Process {
  yield* leave(cloud, machine, 'SAVE_SUSPEND', 'save', 'SUSPENDED');
  yield* comeBack(cloud, machine, 'BOOT_SUSPENDED', 'restore');
}

function* leave(cloud: OneCloud, machine: Machine, state: string, step: string, end: string): Process {
  const { log } = cloud;
  log.state(machine.id, state);
  yield cloud.take(4000, 0.5, machine.host);
  log.step(machine.id, 'virtualization', step, true);
  log.step(machine.id, 'network', 'clean', true);
  log.state(machine.id, end);
  log.state(machine.id, 'LCM_INIT');
  yield cloud.random.between(20_000, 600_000);
}

function* comeBack(cloud: OneCloud, machine: Machine, state: string, step: string): Process {
  const { log } = cloud;
  log.state(machine.id, 'ACTIVE');
  log.state(machine.id, state);
  yield cloud.take(200, 0.4, machine.host);
  log.step(machine.id, 'network', 'pre', false);
  yield cloud.take(1200, 0.4, machine.host);
  log.step(machine.id, 'virtualization', step, true);
  log.step(machine.id, 'network', 'post', false);
  log.state(machine.id, 'RUNNING');
}

function* liveMigrate(cloud: OneCloud, machine: Machine): Process {
  const { log } = cloud;
  log.state(machine.id, 'MIGRATE');
  yield cloud.take(9000, 0.5, machine.host);
  log.step(machine.id, 'virtualization', 'migrate', true);
  log.step(machine.id, 'network', 'post', false);
  log.state(machine.id, 'RUNNING');
}

/** Undeploy and resume: queued and transferred again, but of the same VM that had run. */
function* undeployAndResume(cloud: OneCloud, machine: Machine): Process {
  const { log } = cloud;
  log.state(machine.id, 'SHUTDOWN_UNDEPLOY');
  yield cloud.take(4000, 0.5, machine.host);
  log.step(machine.id, 'virtualization', 'shutdown', true);
  log.state(machine.id, 'EPILOG_UNDEPLOY');
  yield cloud.take(5000, 0.5, machine.host);
  log.state(machine.id, 'UNDEPLOYED');
  log.state(machine.id, 'LCM_INIT');
  yield cloud.random.between(20_000, 600_000);
  log.state(machine.id, 'PENDING');
  yield cloud.random.between(1000, cloud.release.intervalMs);
  log.state(machine.id, 'ACTIVE');
  log.state(machine.id, 'PROLOG_UNDEPLOY');
  yield cloud.take(5000, 0.5, machine.host);
  log.state(machine.id, 'BOOT_UNDEPLOY');
  yield cloud.take(1500, 0.4, machine.host);
  log.step(machine.id, 'virtualization', 'deploy', true);
  log.state(machine.id, 'RUNNING');
}

function* terminate(cloud: OneCloud, machine: Machine): Process {
  const { log } = cloud;
  const { host } = machine;
  log.state(machine.id, 'SHUTDOWN');
  yield cloud.take(3500, 0.5, host);
  log.step(machine.id, 'virtualization', 'shutdown', true);
  log.step(machine.id, 'network', 'clean', true);
  log.state(machine.id, 'EPILOG');
  yield cloud.take(1200, 0.4, host);
  log.oned(cloud.release.transferTag, 'D', `Message received: TRANSFER SUCCESS ${machine.id} -`);
  log.state(machine.id, 'DONE');
  log.state(machine.id, 'LCM_INIT');
  if (host !== null) host.usedMemoryMb -= machine.template.memoryMb;
}
