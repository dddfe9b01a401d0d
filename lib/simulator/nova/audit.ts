import type { Process } from '../kernel/kernel';
import type { ComputeHost } from './compute-host';
import type { NovaCloud } from './nova-cloud';

/** Interval of Nova's update_available_resource. */
const AUDIT_MS = 60_000;

/**
 * The periodic audit of a host's resources, which holds the `compute_resources` lock that claims wait for. It runs at the
 * same second of every minute; while the host builds nothing it disturbs no one and is left out.
 */
export function* auditWhileBusy(cloud: NovaCloud, host: ComputeHost): Process {
  if (host.audited) return;
  host.audited = true;
  while (host.building > 0) {
    const phaseMs = (host.pid * 7919) % AUDIT_MS;
    yield AUDIT_MS - ((cloud.nowMs - phaseMs) % AUDIT_MS);
    if (host.building === 0) break;
    yield* audit(cloud, host);
  }
  host.audited = false;
}

function* audit(cloud: NovaCloud, host: ComputeHost): Process {
  const requestId = cloud.newRequestId();
  yield* host.claimLock.acquire();
  cloud.tell('resource_audit', host, requestId, null, { count: host.instances });
  yield cloud.take(90 + 4 * host.instances, 0.3, host);
  host.claimLock.release();
}
