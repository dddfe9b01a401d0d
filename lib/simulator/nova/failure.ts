import type { Process } from '../kernel/kernel';
import type { BuildOutcome } from './build';
import type { ComputeHost } from './compute-host';
import type { BuildFate } from './fate';
import type { Attempt } from './instance';
import type { NovaCloud } from './nova-cloud';

const LIBVIRT_REASONS = [
  'internal error: qemu unexpectedly closed the monitor',
  'internal error: process exited while connecting to monitor',
  'Failed to acquire lock: Lease is already locked',
] as const;

/** The guest does not start: ends the try so that Nova tries another host. */
export function* failToStart(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  const reason = cloud.random.pick(LIBVIRT_REASONS);
  attempt.status = 'failed';
  attempt.failure = reason;
  cloud.mark(attempt, 'guest_start_failed', { reason });
  yield cloud.take(20, 0.3, host);
  cloud.mark(attempt, 'spawn_failed', { reason });
}

/** Takes down what a failed try left, and says that the build is re-scheduled. */
export function* cleanUp(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  yield* tearDown(cloud, attempt, host);
  yield cloud.take(30, 0.3, host);
  cloud.mark(attempt, 'build_rescheduled', { reason: attempt.failure ?? '' });
  yield* freeNetwork(cloud, attempt, host);
  cloud.mark(attempt, 'allocations_deleted');
  host.giveBack(attempt.instance.flavor);
}

/** A failure that no other host would mend: the build is aborted. */
export function* abort(
  cloud: NovaCloud,
  attempt: Attempt,
  host: ComputeHost,
  fate: BuildFate,
): Process<BuildOutcome> {
  attempt.status = 'failed';
  attempt.failure = reasonOf(attempt, fate);
  if (fate === 'vif_timeout') {
    cloud.mark(attempt, 'vif_wait_timed_out', { ports: attempt.instance.ports });
    yield cloud.take(240, 0.3, host);
  }
  cloud.mark(attempt, 'spawn_failed', { reason: spawnReasonOf(attempt, fate) });
  yield* attempt.networkReady.wait();
  yield* tearDown(cloud, attempt, host);
  yield cloud.take(28, 0.3, host);
  if (cloud.options.notifications) cloud.mark(attempt, 'create_failed', { reason: attempt.failure });
  cloud.mark(attempt, 'build_failed', { reason: attempt.failure });
  yield* freeNetwork(cloud, attempt, host);
  cloud.mark(attempt, 'allocations_deleted');
  host.giveBack(attempt.instance.flavor);
  return 'failed';
}

/** The user deletes the instance while it is being built: the next save of its state ends the build. */
export function* abandon(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process<BuildOutcome> {
  const { instance } = attempt;
  const requestId = cloud.newRequestId();
  yield cloud.take(15, 0.4);
  cloud.tell('api_deleted', cloud.random.pick(cloud.apis), requestId, instance, { tookMs: 90, status: 204 });
  yield cloud.take(40, 0.3, host);
  cloud.mark(attempt, 'block_devices_started');
  yield cloud.take(40, 0.3, host);
  yield* attempt.networkReady.wait();
  attempt.status = 'deleted';
  attempt.failure = 'Instance disappeared during build.';
  cloud.mark(attempt, 'claim_aborted');
  yield cloud.take(30, 0.3, host);
  cloud.mark(attempt, 'instance_disappeared');
  yield* freeNetwork(cloud, attempt, host);
  cloud.kernel.start(finishDelete(cloud, attempt, host, requestId));
  return 'deleted';
}

function* finishDelete(cloud: NovaCloud, attempt: Attempt, host: ComputeHost, requestId: string): Process {
  const { instance } = attempt;
  yield cloud.take(25, 0.3, host);
  cloud.tell('terminating', host, requestId, instance);
  yield cloud.take(20, 0.3, host);
  cloud.tell('instance_destroyed', host, requestId, instance);
  yield cloud.take(12, 0.3, host);
  cloud.tell('destroy_took', host, requestId, instance, { tookMs: 32 });
  cloud.tell('allocations_deleted', host, requestId, instance);
  host.giveBack(instance.flavor);
}

function* tearDown(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  const { instance } = attempt;
  yield cloud.take(8, 0.3, host);
  cloud.mark(attempt, 'terminating');
  const startedMs = cloud.nowMs;
  yield cloud.take(12, 0.3, host);
  cloud.mark(attempt, 'instance_destroyed');
  yield cloud.take(4, 0.3, host);
  cloud.tell('files_deleted', host, instance.requestId, instance);
  yield cloud.take(40, 0.3, host);
  cloud.tell('destroy_took', host, instance.requestId, instance, { tookMs: cloud.nowMs - startedMs });
  yield cloud.take(5, 0.3, host);
  cloud.mark(attempt, 'claim_aborted');
}

function* freeNetwork(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  const { instance } = attempt;
  const startedMs = cloud.nowMs;
  yield cloud.take(300, 0.3, host);
  cloud.tell('deallocate_took', host, instance.requestId, instance, { tookMs: cloud.nowMs - startedMs });
}

function spawnReasonOf(attempt: Attempt, fate: BuildFate): string {
  return fate === 'vif_timeout' ? 'Virtual Interface creation failed' : (attempt.failure ?? '');
}

function reasonOf(attempt: Attempt, fate: BuildFate): string {
  if (fate === 'vif_timeout') return 'Failed to allocate the network(s), not rescheduling.';
  const { flavor, image } = attempt.instance;
  const wanted = flavor.diskGb * 1024 ** 3;
  const size = Math.max(image?.rawBytes ?? 0, wanted + 1024 ** 3);
  return `Flavor's disk is too small for requested image. Flavor disk is ${wanted} bytes, image is ${size} bytes.`;
}
