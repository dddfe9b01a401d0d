import type { Process } from '../kernel/kernel';
import { bringUp } from './bring-up';
import type { ComputeHost } from './compute-host';
import { type Attempt, newAttempt } from './instance';
import type { NovaCloud } from './nova-cloud';
import { rankHosts } from './placement';
import type { RequestPlan } from './request-plan';

/** Serves one POST /servers: API, scheduling, then a build for each of its instances. */
export function* serveRequest(cloud: NovaCloud, plan: RequestPlan): Process {
  const attempts = plan.instances.map((instance) => newAttempt(cloud.kernel, instance, null));
  const count = attempts.length;
  const api = cloud.random.pick(cloud.apis);
  const receivedMs = cloud.nowMs;
  yield cloud.take(24, 0.3);
  cloud.markShared(attempts, 'api_create_called', { count }, api);
  yield cloud.take(230, 0.35);
  cloud.markShared(attempts, 'instances_provisioned', { count }, api);
  for (const { instance } of attempts) {
    yield cloud.take(1.2, 0.3);
    cloud.tell('api_block_devices', api, plan.requestId, instance);
  }
  yield cloud.take(35, 0.4);
  cloud.markShared(attempts, 'api_accepted', { tookMs: cloud.nowMs - receivedMs, status: 202 }, api);
  yield cloud.take(6, 0.4);
  yield* schedule(cloud, plan, attempts);
}

function* schedule(cloud: NovaCloud, plan: RequestPlan, attempts: readonly Attempt[]): Process {
  const { scheduler, conductor } = cloud;
  const askedMs = cloud.nowMs;
  yield cloud.take(9, 0.4);
  const uuids = plan.instances.map(({ id }) => id);
  cloud.markShared(attempts, 'schedule_started', { instances: uuids }, scheduler);
  yield cloud.take(85, 0.4);
  const choices = new Map<Attempt, ComputeHost[]>();
  for (const attempt of attempts) {
    const hosts = plan.unplaceable ? [] : rankHosts(cloud, plan.flavor, []);
    if (hosts.length === 0) {
      yield* giveUp(cloud, attempts);
      return;
    }
    choices.set(attempt, hosts);
    yield* selectHost(cloud, attempt, hosts);
  }
  yield cloud.take(6, 0.3);
  const finished = { tookMs: cloud.nowMs - askedMs, count: attempts.length };
  cloud.markShared(attempts, 'schedule_finished', finished, conductor);
  for (const attempt of attempts) yield* dispatch(cloud, attempt, choices.get(attempt) ?? []);
}

function* selectHost(cloud: NovaCloud, attempt: Attempt, hosts: readonly ComputeHost[]): Process {
  const [host] = hosts;
  if (host === undefined) return;
  const names = hosts.map((candidate) => candidate.host);
  cloud.tell('hosts_filtered', cloud.scheduler, attempt.instance.requestId, attempt.instance, {
    hosts: names,
  });
  yield cloud.take(1.5, 0.3);
  cloud.mark(attempt, 'placement_claimed', {}, cloud.scheduler);
  yield cloud.take(45, 0.4);
  attempt.host = host;
  attempt.instance.host = host;
  host.take(attempt.instance.flavor);
  cloud.mark(attempt, 'host_selected', { hosts: names }, cloud.scheduler);
}

function* dispatch(cloud: NovaCloud, attempt: Attempt, hosts: readonly ComputeHost[]): Process {
  yield cloud.take(14, 0.4);
  const names = hosts.slice(0, 3).map((host) => host.host);
  cloud.mark(attempt, 'host_assigned', { hosts: names }, cloud.conductor);
  yield cloud.take(2.5, 0.3);
  cloud.mark(attempt, 'conductor_block_devices', {}, cloud.conductor);
  yield cloud.take(18, 0.4);
  cloud.kernel.start(bringUp(cloud, attempt, hosts.slice(1, 3)));
}

/** The scheduler finds no host: every instance of the request fails. */
function* giveUp(cloud: NovaCloud, attempts: readonly Attempt[]): Process {
  const { scheduler, conductor } = cloud;
  for (const { host, instance } of attempts) host?.giveBack(instance.flavor);
  cloud.markShared(attempts, 'no_valid_host', { count: attempts.length }, scheduler);
  yield cloud.take(5, 0.4);
  for (const attempt of attempts) {
    attempt.host = null;
    attempt.instance.host = null;
    attempt.status = 'failed';
    attempt.failure = 'No valid host was found.';
    yield cloud.take(40, 0.4);
    cloud.mark(attempt, 'scheduling_failed', { reason: attempt.failure }, conductor);
    cloud.settle(attempt.instance);
    cloud.pending--;
  }
}
