import type { Process } from '../kernel/kernel';
import { allocateNetwork } from './allocate-network';
import { auditWhileBusy } from './audit';
import type { ComputeHost } from './compute-host';
import { abandon, abort, cleanUp, failToStart } from './failure';
import { type BuildFate, drawFate } from './fate';
import type { Attempt } from './instance';
import { launch } from './launch';
import type { NovaCloud } from './nova-cloud';
import { prepareDisk } from './prepare-disk';
import { since } from './release';

export type BuildOutcome = 'running' | 'failed' | 'deleted' | 'reschedule';

/** One try on one host, from the build message to the released build lock. */
export function* build(cloud: NovaCloud, attempt: Attempt): Process<BuildOutcome> {
  const { host } = attempt;
  if (host === null) return 'failed';
  yield cloud.take(12, 0.3, host);
  cloud.mark(attempt, 'build_lock_requested');
  const lockedMs = cloud.nowMs;
  yield cloud.random.between(0.1, 0.9);
  cloud.mark(attempt, 'lock_acquired', { waitedMs: cloud.nowMs - lockedMs });
  const heldFromMs = cloud.nowMs;
  const limited = since(host.release, 'kilo');
  if (limited) yield* host.buildSemaphore.acquire();
  host.building++;
  cloud.kernel.start(auditWhileBusy(cloud, host));
  const outcome = yield* buildOn(cloud, attempt, host);
  host.building--;
  if (limited) host.buildSemaphore.release();
  yield cloud.take(6, 0.3, host);
  cloud.mark(attempt, 'build_lock_released', { heldMs: cloud.nowMs - heldFromMs });
  return outcome;
}

function* buildOn(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process<BuildOutcome> {
  const fate = drawFate(cloud, attempt, host);
  yield cloud.take(14, 0.3, host);
  cloud.mark(attempt, 'build_started');
  yield cloud.take(32, 0.25, host);
  const timerMs = cloud.nowMs;
  if (cloud.options.notifications) cloud.mark(attempt, 'create_notified');
  yield cloud.take(10, 0.3, host);
  yield* claim(cloud, attempt, host);
  cloud.mark(attempt, 'network_started');
  cloud.kernel.start(allocateNetwork(cloud, attempt, host));
  if (fate === 'deleted') return yield* abandon(cloud, attempt, host);
  yield* blockDevices(cloud, attempt, host);
  const spawnMs = cloud.nowMs;
  cloud.mark(attempt, 'spawn_started');
  if (!(yield* prepareDisk(cloud, attempt, host, fate))) return yield* abort(cloud, attempt, host, fate);
  yield* attempt.networkReady.wait();
  const launched = yield* launch(cloud, attempt, host, fate);
  if (launched !== 'running') return yield* fail(cloud, attempt, host, fate);
  yield cloud.take(75, 0.3, host);
  cloud.mark(attempt, 'spawn_complete', { tookMs: cloud.nowMs - spawnMs });
  yield cloud.take(14, 0.3, host);
  if (cloud.options.notifications) cloud.mark(attempt, 'create_finished');
  yield cloud.take(14, 0.3, host);
  cloud.mark(attempt, 'build_complete', { tookMs: cloud.nowMs - timerMs });
  attempt.status = 'running';
  return 'running';
}

function* fail(
  cloud: NovaCloud,
  attempt: Attempt,
  host: ComputeHost,
  fate: BuildFate,
): Process<BuildOutcome> {
  if (fate === 'vif_timeout') return yield* abort(cloud, attempt, host, fate);
  yield* failToStart(cloud, attempt, host);
  yield* cleanUp(cloud, attempt, host);
  return 'reschedule';
}

function* claim(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  const askedMs = cloud.nowMs;
  cloud.mark(attempt, 'claim_lock_requested');
  yield* host.claimLock.acquire();
  yield cloud.random.between(0.05, 0.8);
  cloud.mark(attempt, 'claim_lock_acquired', { waitedMs: cloud.nowMs - askedMs });
  const heldFromMs = cloud.nowMs;
  yield cloud.take(3, 0.3, host);
  cloud.mark(attempt, 'claim_started', { count: host.instances });
  yield cloud.take(2.5, 0.3, host);
  cloud.mark(attempt, 'resources_claimed');
  yield cloud.take(125, 0.3, host);
  cloud.mark(attempt, 'claim_lock_released', { heldMs: cloud.nowMs - heldFromMs });
  host.claimLock.release();
}

function* blockDevices(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  yield cloud.take(46, 0.3, host);
  if (attempt.instance.volume === null) cloud.mark(attempt, 'device_name_ignored');
  yield cloud.take(18, 0.3, host);
  cloud.mark(attempt, 'block_devices_started');
  const { volume } = attempt.instance;
  if (volume !== null) {
    yield cloud.take(30, 0.3, host);
    cloud.mark(attempt, 'volume_booted');
    yield cloud.take(volume.kind === 'volume' ? 2600 : 11_000, 0.5, host);
  }
  yield cloud.take(78, 0.3, host);
}
