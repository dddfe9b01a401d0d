import type { SimulatedFlavor } from '../cloud/flavor';
import type { ComputeHost } from './compute-host';
import type { NovaCloud } from './nova-cloud';

/** How many of the best hosts the choice is drawn from (scheduler host_subset_size). */
const SUBSET = 3;

/** Hosts that fit a flavor, the chosen one first: the emptiest by memory, drawn from the best few so that they share the load. */
export function rankHosts(
  cloud: NovaCloud,
  flavor: SimulatedFlavor,
  tried: readonly ComputeHost[],
): ComputeHost[] {
  const fitting = cloud.hosts.filter((host) => host.fits(flavor) && !tried.includes(host));
  const ranked = fitting
    .map((host) => ({ host, used: (host.usedMemoryMb + host.building * 4096) / host.memoryMb }))
    .sort((a, b) => a.used - b.used)
    .map(({ host }) => host);
  const chosen = cloud.random.int(0, Math.min(SUBSET, ranked.length) - 1);
  const [host] = ranked.splice(chosen, 1);
  return host === undefined ? [] : [host, ...ranked];
}
