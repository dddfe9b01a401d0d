import type { Process } from '../kernel/kernel';
import type { Machine, MachineAttempt } from './machine';
import type { OneCloud, OneHost } from './one-cloud';
import { oneSince } from './release';

/** PROLOG: brings the image to the host. False where it failed; its lines are written then. */
export function* transferImage(cloud: OneCloud, machine: Machine, attempt: MachineAttempt): Process<boolean> {
  const { log, options, random, release } = cloud;
  const { host } = machine;
  if (host === null) return false;
  yield* cloud.transferSlots.acquire();
  yield cloud.take(350, 0.4, host);
  const fails = random.chance(0.015 * options.faults);
  if (fails) yield cloud.take(900, 0.5, host);
  else yield* move(cloud, machine, host);
  cloud.transferSlots.release();
  if (fails) {
    writeFailure(cloud, machine, attempt, host);
    return false;
  }
  const tail = oneSince(release, '6.10') ? `${machine.id} \n` : `${machine.id} -`;
  log.oned(release.transferTag, 'D', `Message received: TRANSFER SUCCESS ${tail}`);
  return true;
}

/** ssh copies the image each time; a shared datastore is linked to, or copied on its own server. */
function* move(cloud: OneCloud, machine: Machine, host: OneHost): Process {
  const { driver } = cloud.options;
  if (driver === 'ssh') yield* host.network.transfer(machine.image.sizeBytes);
  else if (driver === 'shared' && !machine.persistent) yield machine.image.sizeBytes / 350_000;
  else yield cloud.take(420, 0.4, host);
}

/** The images' folder names in a datastore are hashes. */
export function sourceOf(machine: Machine): string {
  return `/var/lib/one//datastores/1/${machine.image.cacheKey.slice(0, 32)}`;
}

function writeFailure(cloud: OneCloud, machine: Machine, attempt: MachineAttempt, host: OneHost): void {
  const { log, options, release } = cloud;
  const tag = release.transferTag;
  const verb = machine.persistent ? 'ln' : 'clone';
  const target = `/var/lib/one//datastores/0/${machine.id}/disk.0`;
  const command = `/var/lib/one/remotes/tm/${options.driver}/${verb} front-end:${sourceOf(machine)} ${host.name}:${target} ${machine.id} 1`;
  const failed = oneSince(release, '5.12')
    ? `Command execution failed (exit code: 1): ${command}`
    : `Command execution fail: ${command}`;
  const reason = `Error copying front-end:${sourceOf(machine)} to ${host.name}:${target}`;
  attempt.status = 'failed';
  attempt.failure = reason;
  log.vm(machine.id, tag, 'I', failed);
  log.vm(machine.id, tag, 'I', `${verb}: Cloning ${sourceOf(machine)} in ${target}`);
  log.vm(machine.id, tag, 'E', reason);
  if (!oneSince(release, '5.12')) log.vm(machine.id, tag, 'I', 'ExitCode: 1');
  log.vm(machine.id, tag, 'E', `Error executing image transfer script: ${reason}`);
  log.oned(
    tag,
    'D',
    `Message received: TRANSFER FAILURE ${machine.id} ${reason}${oneSince(release, '6.10') ? '\n' : ''}`,
  );
  log.state(machine.id, oneSince(release, '5.4') ? 'PROLOG_FAILURE' : 'FAILED');
}
