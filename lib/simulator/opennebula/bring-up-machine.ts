import type { Process } from '../kernel/kernel';
import { bootMachine } from './boot-machine';
import { liveMachine } from './life-of-machine';
import { type Machine, type MachineAttempt, newMachineAttempt } from './machine';
import type { OneCloud } from './one-cloud';
import { transferImage } from './transfer-image';
import { writeRecord } from './vm-record';

type Ending = 'running' | 'retry' | 'recreate' | 'failed';

/** One VM from its creation through all its tries. */
export function* bringUpMachine(cloud: OneCloud, machine: Machine): Process {
  let attempt: MachineAttempt = newMachineAttempt(machine, false);
  attempt.at.created = machine.createdMs;
  yield* waitForScheduler(cloud, machine);
  for (;;) {
    const ending = yield* tryOnce(cloud, machine, attempt);
    if (ending === 'running' || ending === 'failed') break;
    yield cloud.random.between(90_000, 900_000);
    attempt = newMachineAttempt(machine, ending === 'retry');
    if (ending === 'recreate') yield* resubmit(cloud, machine, attempt);
  }
  cloud.settle(machine);
  if (attempt.status !== 'running') return;
  if (cloud.options.records) writeRecord(cloud, machine);
  yield* liveMachine(cloud, machine);
}

function* waitForScheduler(cloud: OneCloud, machine: Machine): Process {
  cloud.pending.push(machine);
  yield {
    park: (wake) => {
      machine.onPlaced = wake;
    },
  };
}

/** Delete-recreate: the VM is cleaned up on its host and queues again under the next SEQ. */
function* resubmit(cloud: OneCloud, machine: Machine, attempt: MachineAttempt): Process {
  const { log } = cloud;
  log.state(machine.id, 'CLEANUP_RESUBMIT');
  yield cloud.take(1800, 0.4, machine.host);
  if (machine.host !== null) machine.host.usedMemoryMb -= machine.template.memoryMb;
  log.state(machine.id, 'LCM_INIT');
  log.state(machine.id, 'PENDING');
  cloud.mark(attempt, 'created');
  yield* waitForScheduler(cloud, machine);
}

/** A failed try ends in the state that it failed in; most are retried by hand. */
function* tryOnce(cloud: OneCloud, machine: Machine, attempt: MachineAttempt): Process<Ending> {
  const { log, random } = cloud;
  attempt.host = machine.host;
  const before = machine.attempts.at(-2);
  const resumesAtBoot = attempt.isRetry && before?.at.boot !== undefined;
  if (!attempt.isRetry) {
    cloud.mark(attempt, 'active');
    log.state(machine.id, 'ACTIVE');
  }
  if (!resumesAtBoot) {
    cloud.mark(attempt, 'prolog');
    log.state(machine.id, 'PROLOG');
    if (!(yield* transferImage(cloud, machine, attempt))) return afterFailure(random.unit(), 'retry');
  }
  if (!(yield* bootMachine(cloud, machine, attempt))) {
    return afterFailure(random.unit(), cloud.release.name === '4.12' ? 'recreate' : 'retry');
  }
  attempt.status = 'running';
  return 'running';
}

function afterFailure(draw: number, usual: Ending): Ending {
  if (draw < 0.5) return usual;
  return draw < 0.75 ? 'recreate' : 'failed';
}
