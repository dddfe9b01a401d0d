import type { Process } from '../kernel/kernel';
import { Arrivals } from '../workload/arrivals';
import { bringUpMachine } from './bring-up-machine';
import type { Machine } from './machine';
import { OneCloud, type OneObserver } from './one-cloud';
import type { OpenNebulaOptions } from './options';
import { oneSince } from './release';
import { runScheduler } from './scheduler';

/** A simulated OpenNebula zone that is run piece by piece. */
export interface OpenNebulaSimulation {
  cloud: OneCloud;
  /** Lets up to `limit` actions happen; false when the last boot is over. */
  advance(limit: number): boolean;
}

/** Starts a simulated zone; `observer` is told everything in time order while it is advanced. */
export function simulateOpenNebula(options: OpenNebulaOptions, observer: OneObserver): OpenNebulaSimulation {
  const cloud = new OneCloud(options, observer);
  cloud.kernel.start(runScheduler(cloud));
  cloud.kernel.start(users(cloud));
  return { cloud, advance: (limit) => cloud.kernel.advance(limit) };
}

/** Runs a simulation to its end. */
export function runOpenNebula(options: OpenNebulaOptions, observer: OneObserver): OneCloud {
  const simulation = simulateOpenNebula(options, observer);
  while (simulation.advance(1_000_000));
  return simulation.cloud;
}

const ROLES = ['web', 'db', 'worker', 'build', 'lab', 'desktop'];

/** Users instantiate templates, one at a time or a few in a row. */
function* users(cloud: OneCloud): Process {
  const { random, options } = cloud;
  const arrivals = new Arrivals(random.fork('arrivals'), options.startMs, options.endMs, options.boots);
  while (arrivals.left > 0) {
    const count = Math.min(random.chance(0.08) ? random.int(3, 12) : 1, arrivals.left);
    yield Math.max(0, arrivals.advance(count) - cloud.nowMs);
    const role = random.pick(ROLES);
    for (let index = 0; index < count; index++) {
      cloud.open++;
      cloud.kernel.start(instantiate(cloud, `${role}-${random.int(1, 500)}`));
      yield random.exponential(250);
    }
  }
}

function* instantiate(cloud: OneCloud, name: string): Process {
  const { log, random, release } = cloud;
  const uid = random.int(2, 9);
  const imageIndex = random.int(0, cloud.images.length - 1);
  const templateIndex = random.int(0, cloud.templates.length - 1);
  const image = cloud.images[imageIndex];
  const template = cloud.templates[templateIndex];
  if (image === undefined || template === undefined) return;
  const method = oneSince(release, '5.4') ? 'one.template.instantiate' : 'TemplateInstantiate';
  const ip = oneSince(release, '5.12') ? ' IP:10.30.0.7' : '';
  const number = cloud.newRequest();
  const request = oneSince(release, '7.0') ? String(number).padStart(4, '0') : String(number);
  const askedMs = cloud.nowMs;
  log.oned(
    'ReM',
    'D',
    `Req:${request} UID:${uid}${ip} ${method} invoked , ${templateIndex}, "${name}", false, "", false`,
  );
  yield cloud.take(55, 0.4);
  const machine: Machine = {
    id: cloud.newVmId(),
    name,
    uid,
    image,
    imageId: imageIndex + 10,
    template,
    templateId: templateIndex,
    persistent: random.chance(0.12),
    askedMs,
    createdMs: cloud.nowMs,
    host: null,
    attempts: [],
    onPlaced: null,
  };
  log.oned('ReM', 'D', `Req:${request} UID:${uid} ${method} result SUCCESS, ${machine.id}`);
  yield* bringUpMachine(cloud, machine);
}
