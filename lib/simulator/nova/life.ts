import type { Process } from '../kernel/kernel';
import type { ComputeHost } from './compute-host';
import type { NovaInstance } from './instance';
import type { NovaCloud } from './nova-cloud';
import { drawOperation } from './operations/catalogue';

const HOUR_MS = 3_600_000;

/** What happens to an instance that runs: perhaps an operation, then its deletion, if either falls into the simulated time. */
export function* live(cloud: NovaCloud, instance: NovaInstance): Process {
  const { random, options } = cloud;
  const { image, volume } = instance;
  if (image !== null && volume === null) instance.host?.countUser(image.cacheKey, 1);
  let leftMs = random.exponential(options.lifeHours * HOUR_MS) + 30_000;
  if (random.chance(options.lookAlikes)) {
    const idleMs = leftMs * random.between(0.1, 0.6);
    if (cloud.nowMs + idleMs > options.endMs) return;
    yield idleMs;
    const requestId = cloud.newRequestId();
    const operation = drawOperation(cloud, instance);
    cloud.noteOperation(instance, operation.name, requestId);
    yield* operation.run(cloud, instance, requestId);
    leftMs -= idleMs;
  }
  if (cloud.nowMs + leftMs > options.endMs) return;
  yield leftMs;
  yield* deleteInstance(cloud, instance);
}

function* deleteInstance(cloud: NovaCloud, instance: NovaInstance): Process {
  const { host } = instance;
  if (host === null) return;
  const requestId = cloud.newRequestId();
  const receivedMs = cloud.nowMs;
  yield cloud.take(110, 0.3);
  const tookMs = cloud.nowMs - receivedMs;
  cloud.tell('api_deleted', cloud.random.pick(cloud.apis), requestId, instance, { tookMs, status: 204 });
  yield cloud.take(30, 0.4);
  yield* destroy(cloud, instance, host, requestId);
  const { image, volume } = instance;
  if (image !== null && volume === null) host.countUser(image.cacheKey, -1);
  host.giveBack(instance.flavor);
}

function* destroy(cloud: NovaCloud, instance: NovaInstance, host: ComputeHost, requestId: string): Process {
  cloud.tell('terminating', host, requestId, instance);
  const startedMs = cloud.nowMs;
  yield cloud.take(420, 0.4, host);
  cloud.tell('vm_stopped', host, requestId, instance);
  yield cloud.take(900, 0.5, host);
  cloud.tell('instance_destroyed', host, requestId, instance);
  yield cloud.take(40, 0.3, host);
  cloud.tell('files_deleted', host, requestId, instance);
  yield cloud.take(30, 0.3, host);
  cloud.tell('destroy_took', host, requestId, instance, { tookMs: cloud.nowMs - startedMs });
  const freeingMs = cloud.nowMs;
  yield cloud.take(450, 0.4, host);
  cloud.tell('deallocate_took', host, requestId, instance, { tookMs: cloud.nowMs - freeingMs });
  yield cloud.take(90, 0.3, host);
  cloud.tell('allocations_deleted', host, requestId, instance);
}
