import type { Process } from '../kernel/kernel';
import type { Machine } from './machine';
import type { OneCloud, OneHost } from './one-cloud';
import { oneSince } from './release';

/** Limits of one cycle: MAX_DISPATCH, and MAX_HOST = 1 VM for each host. */
const MAX_DISPATCH = 30;

/** The scheduler: wakes at its interval, or from 7.0 on some time after a VM began to wait. */
export function* runScheduler(cloud: OneCloud): Process {
  const { intervalMs, windowLength } = cloud.release;
  yield cloud.random.between(0, intervalMs);
  while (cloud.nowMs < cloud.options.endMs || cloud.open > 0) {
    if (cloud.pending.length > 0) {
      if (windowLength !== null) yield* holdWindow(cloud, intervalMs, windowLength);
      yield* cycle(cloud);
    }
    yield windowLength === null ? intervalMs : WINDOW_POLL_MS;
  }
}

const WINDOW_POLL_MS = 500;

/** The window stays open until it has collected enough VMs, or for its longest time. */
function* holdWindow(cloud: OneCloud, longestMs: number, length: number): Process {
  const closesMs = cloud.nowMs + longestMs;
  while (cloud.nowMs < closesMs && cloud.pending.length <= length) yield WINDOW_POLL_MS;
}

function* cycle(cloud: OneCloud): Process {
  const { log, release } = cloud;
  log.scheduler('VM', 'D', `Found ${cloud.pending.length} pending/rescheduling VMs.`);
  log.scheduler('HOST', 'D', `Discovered ${cloud.hosts.length} enabled hosts.`);
  if (oneSince(release, '5.4')) log.scheduler('VM', 'D', 'VMs in VMGroups:\n\n');
  yield cloud.take(60, 0.4);
  const placed = place(cloud);
  writeDispatch(cloud, placed);
  for (const { machine, host } of placed) {
    yield cloud.take(25, 0.4);
    deploy(cloud, machine, host);
  }
}

interface Placement {
  machine: Machine;
  host: OneHost;
}

/** At most one VM for each host and cycle, the emptiest host first. */
function place(cloud: OneCloud): Placement[] {
  const free = [...cloud.hosts].sort((a, b) => a.usedMemoryMb - b.usedMemoryMb);
  const placed: Placement[] = [];
  for (const machine of [...cloud.pending]) {
    if (placed.length === MAX_DISPATCH) break;
    const index = free.findIndex((host) => host.usedMemoryMb + machine.template.memoryMb <= host.memoryMb);
    const [host] = index < 0 ? [] : free.splice(index, 1);
    if (host === undefined) continue;
    host.usedMemoryMb += machine.template.memoryMb;
    cloud.pending.splice(cloud.pending.indexOf(machine), 1);
    placed.push({ machine, host });
  }
  return placed;
}

/** To 4.12 a line for each VM, since then one table for each cycle. */
function writeDispatch({ log, release }: OneCloud, placed: readonly Placement[]): void {
  if (!oneSince(release, '5.4')) {
    for (const { machine, host } of placed)
      log.scheduler('VM', 'I', `Dispatching VM ${machine.id} to host ${host.id} and datastore 0`);
    return;
  }
  const rows = placed.map(({ machine, host }) => `\t${machine.id}\t0\t\t${host.id}\t0\n`).join('');
  const rule = '-'.repeat(62);
  log.scheduler(
    'SCHED',
    'D',
    `Dispatching VMs to hosts:\n\tVMID\tPriority\tHost\tSystem DS\n\t${rule}\n${rows}`,
  );
}

/** oned hands the VM to its life-cycle manager; in 7.0 the scheduler no longer asks through the API. */
function deploy(cloud: OneCloud, machine: Machine, host: OneHost): void {
  const { log, release } = cloud;
  const request = cloud.newRequest();
  if (!oneSince(release, '7.0')) {
    const method = oneSince(release, '5.4') ? 'one.vm.deploy' : 'VirtualMachineDeploy';
    const ip = oneSince(release, '5.12') ? ' IP:127.0.0.1' : '';
    log.oned(
      'ReM',
      'D',
      `Req:${request} UID:0${ip} ${method} invoked , ${machine.id}, ${host.id}, false, 0, ""`,
    );
  }
  log.oned('DiM', 'D', `Deploying VM ${machine.id}`);
  machine.host = host;
  machine.onPlaced?.();
  machine.onPlaced = null;
  if (!oneSince(release, '7.0')) {
    const method = oneSince(release, '5.4') ? 'one.vm.deploy' : 'VirtualMachineDeploy';
    log.oned('ReM', 'D', `Req:${request} UID:0 ${method} result SUCCESS, ${machine.id}`);
  }
}
