import type { Process } from '../kernel/kernel';
import type { Machine, MachineAttempt } from './machine';
import type { OneCloud, OneHost } from './one-cloud';
import { oneSince } from './release';

/** BOOT: the driver's steps on the host. False where one failed; its lines are written then. */
export function* bootMachine(cloud: OneCloud, machine: Machine, attempt: MachineAttempt): Process<boolean> {
  const { log, options, random, release } = cloud;
  const { host } = machine;
  if (host === null) return false;
  cloud.mark(attempt, 'boot');
  log.state(machine.id, 'BOOT');
  log.vm(
    machine.id,
    'VMM',
    'I',
    `Generating deployment file: /var/lib/one/vms/${machine.id}/deployment.${attempt.sequence}`,
  );
  yield* cloud.deploySlots.acquire();
  yield* prepare(cloud, machine, attempt, host);
  const fails = random.chance(0.02 * options.faults);
  yield cloud.take(fails ? 700 : 1100, 0.5, host);
  if (fails) {
    cloud.deploySlots.release();
    writeFailure(cloud, machine, attempt, host);
    return false;
  }
  cloud.mark(attempt, 'deployed');
  log.step(machine.id, 'virtualization', 'deploy', true);
  yield cloud.take(180, 0.4, host);
  cloud.mark(attempt, 'network_post');
  log.step(machine.id, 'network', 'post', false);
  cloud.deploySlots.release();
  yield cloud.take(30, 0.4);
  const deployId = oneSince(release, '5.12')
    ? `${machine.image.id.slice(0, 24)}${String(machine.id).padStart(12, '0')}`
    : `one-${machine.id}`;
  log.oned(
    'VMM',
    'D',
    `Message received: DEPLOY SUCCESS ${machine.id} ${deployId}${oneSince(release, '6.10') ? '\n' : ''}`,
  );
  cloud.mark(attempt, 'running');
  log.state(machine.id, 'RUNNING');
  return true;
}

/** The steps before `deploy`: context (5.0 on), network pre, and from 6.0 on three files on the host. */
function* prepare(cloud: OneCloud, machine: Machine, attempt: MachineAttempt, host: OneHost): Process {
  const { log, release } = cloud;
  if (oneSince(release, '5.4')) {
    yield cloud.take(240, 0.4, host);
    cloud.mark(attempt, 'context');
    log.step(machine.id, 'transfer manager', 'tm_context', false);
  }
  yield cloud.take(190, 0.4, host);
  cloud.mark(attempt, 'network_pre');
  log.step(machine.id, 'network', 'pre', !oneSince(release, '5.4'));
  if (!oneSince(release, '6.10')) return;
  const folder = `/var/lib/one//datastores/0/${machine.id}`;
  for (const step of ['/bin/mkdir -p', `/bin/cat - >${folder}/vm.xml`, `/bin/cat - >${folder}/ds.xml`]) {
    yield cloud.take(90, 0.3, host);
    log.step(machine.id, 'virtualization', step, true);
  }
  cloud.mark(attempt, 'prepared');
}

function writeFailure(cloud: OneCloud, machine: Machine, attempt: MachineAttempt, host: OneHost): void {
  const { log, release } = cloud;
  const file = `/var/lib/one//datastores/0/${machine.id}/deployment.${attempt.sequence}`;
  const quote = oneSince(release, '6.10') ? `'EOT'` : 'EOT';
  const code = oneSince(release, '6.10') ? ' (exit code: 255)' : '';
  const reason = `Could not create domain from ${file}`;
  attempt.status = 'failed';
  attempt.failure = reason;
  log.vm(
    machine.id,
    'VMM',
    'I',
    `Command execution fail${code}: cat << ${quote} | /var/tmp/one/vmm/kvm/deploy '${file}' '${host.name}' ${machine.id} ${host.name}`,
  );
  log.vm(machine.id, 'VMM', 'I', `error: Failed to create domain from ${file}`);
  log.vm(machine.id, 'VMM', 'I', 'error: internal error: process exited while connecting to monitor');
  log.vm(machine.id, 'VMM', 'E', reason);
  log.vm(machine.id, 'VMM', 'I', 'ExitCode: 255');
  log.vm(machine.id, 'VMM', 'I', 'Failed to execute virtualization driver operation: deploy.');
  const told = oneSince(release, '6.10')
    ? `DEPLOY: ${reason} ExitCode: 255`
    : `Error deploying virtual machine: ${reason}`;
  log.vm(machine.id, 'VMM', 'E', told);
  log.oned(
    'VMM',
    'D',
    `Message received: DEPLOY FAILURE ${machine.id} ${reason}${oneSince(release, '6.10') ? '\n' : ''}`,
  );
  log.state(machine.id, oneSince(release, '5.4') ? 'BOOT_FAILURE' : 'FAILED');
}
