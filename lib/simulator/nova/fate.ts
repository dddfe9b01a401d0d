import type { ComputeHost } from './compute-host';
import type { Attempt } from './instance';
import type { NovaCloud } from './nova-cloud';
import { since } from './release';

/** What becomes of a try. */
export type BuildFate = 'fine' | 'libvirt' | 'vif_timeout' | 'disk_too_small' | 'deleted';

/** Draws the fate of a try: failures are rare, but not on an ill host, and none can happen that its configuration rules out. */
export function drawFate(cloud: NovaCloud, attempt: Attempt, host: ComputeHost): BuildFate {
  const { faults } = cloud.options;
  const draw = cloud.random.unit();
  const libvirt = (host.degraded ? 0.06 : 0.007) * faults;
  const vif = (host.degraded ? 0.02 : 0.0025) * faults;
  const small = attempt.number === 1 ? 0.002 * faults : 0;
  const deleted = attempt.number === 1 ? 0.01 * faults : 0;
  if (draw < libvirt) return 'libvirt';
  if (draw < libvirt + vif) return waitsForVif(attempt, host) ? 'vif_timeout' : 'fine';
  if (draw < libvirt + vif + small) return canOutgrow(attempt, host) ? 'disk_too_small' : 'fine';
  if (draw < libvirt + vif + small + deleted) return 'deleted';
  return 'fine';
}

/** Havana does not abort a build whose image is too big, but tries other hosts. */
function canOutgrow(attempt: Attempt, host: ComputeHost): boolean {
  return since(host.release, 'juno') && attempt.instance.volume === null;
}

/** Whether the guest is started paused until Neutron reports its ports: from Icehouse on, if it has any. */
export function waitsForVif(attempt: Attempt, host: ComputeHost): boolean {
  return since(host.release, 'juno') && attempt.instance.ports.length > 0;
}
