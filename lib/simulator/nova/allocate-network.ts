import type { Process } from '../kernel/kernel';
import type { ComputeHost } from './compute-host';
import type { Attempt } from './instance';
import type { NovaCloud } from './nova-cloud';
import { since } from './release';

/** Allocates the ports beside the build; slower the more of them the whole cloud asks Neutron for. */
export function* allocateNetwork(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): Process {
  cloud.allocating++;
  yield cloud.take(34, 0.25, host);
  cloud.mark(attempt, 'ip_allocation_started');
  yield cloud.take(160, 0.4, host);
  for (const port of attempt.instance.ports) {
    const load = 1 + 0.05 * (cloud.allocating - 1);
    yield cloud.take(640, 0.45, host) * load;
    cloud.mark(attempt, 'port_created', { port });
    if (!since(host.release, 'newton')) continue;
    yield cloud.take(380, 0.45, host) * load;
    cloud.mark(attempt, 'port_updated', { port });
  }
  yield cloud.take(220, 0.4, host);
  cloud.mark(attempt, 'ip_allocated', { ports: attempt.instance.ports });
  cloud.allocating--;
  attempt.networkReady.fire();
}
