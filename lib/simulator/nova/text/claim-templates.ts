import { since } from '../release';
import type { NovaStep } from '../step';
import type { LineWriter } from './line-writer';
import { BUILD, claimFunction, lockAcquired, lockReleased, lockRequested } from './locks';
import type { Templates } from './template';

const MANAGER = 'nova.compute.manager';
const CLAIMS = 'nova.compute.claims';

/** nova-compute from the build message to the claimed resources. */
export const claimTemplates: Templates = {
  build_lock_requested: (writer, { instance }) =>
    lockRequested(writer, instance?.id ?? '', buildLock(writer)),
  lock_acquired: (writer, { instance, values }) =>
    lockAcquired(writer, instance?.id ?? '', buildLock(writer), values.waitedMs ?? 0),
  build_lock_released: (writer, { instance, values }) =>
    lockReleased(writer, instance?.id ?? '', buildLock(writer), values.heldMs ?? 0),
  build_started(writer) {
    if (since(writer.release, 'newton')) writer.debug(MANAGER, 'startingInstance', 'Starting instance...');
    else writer.notice(MANAGER, 'Starting instance...');
  },
  claim_lock_requested: (writer, { values }) =>
    lockRequested(writer, 'compute_resources', claimFunction(values.function ?? 'instance_claim')),
  claim_lock_acquired: (writer, { values }) => {
    const lock = claimFunction(values.function ?? 'instance_claim');
    lockAcquired(writer, 'compute_resources', lock, values.waitedMs ?? 0);
  },
  claim_lock_released(writer, { values }) {
    const lock = claimFunction(values.function ?? 'instance_claim');
    if (since(writer.release, 'train')) inventoryLines(writer);
    lockReleased(writer, 'compute_resources', lock, values.heldMs ?? 0);
  },
  claim_started: claimAttempted,
  resources_claimed(writer, { place }) {
    if (since(writer.release, 'train')) {
      const text = 'Require both a host and instance NUMA topology to fit instance on host.';
      const file = 'nova/virt/hardware.py:2321';
      writer.debugElsewhere('nova.virt.hardware', 'numa_fit_instance_to_host', file, text, { bare: true });
    }
    const node = since(writer.release, 'queens') ? ` on node ${place.host}` : '';
    writer.notice(CLAIMS, `Claim successful${node}`);
  },
  claim_aborted(writer) {
    const text = 'Aborting claim: <nova.compute.claims.Claim object at 0x7f8904788ed0>';
    writer.debug(CLAIMS, 'abortClaim', text);
  },
};

/** Havana builds under `do_run_instance`. */
function buildLock(writer: LineWriter) {
  return since(writer.release, 'juno') ? BUILD : { ...BUILD, name: 'do_run_instance' };
}

/** The claim and its limits, up to Stein; the units and the node's name came release by release. */
function claimAttempted(writer: LineWriter, { instance, place, values }: NovaStep): void {
  const { release } = writer;
  if (instance === null || since(release, 'train')) return;
  const { memoryMb, diskGb, vcpus } = instance.flavor;
  const on = since(release, 'queens') ? ` on node ${place.host}` : '';
  const cpus = since(release, 'newton')
    ? `, vcpus ${vcpus} CPU`
    : since(release, 'juno')
      ? ''
      : `, VCPUs ${vcpus}`;
  writer.notice(CLAIMS, `Attempting claim${on}: memory ${memoryMb} MB, disk ${diskGb} GB${cpus}`);
  const small = since(release, 'juno');
  const used = (values.count ?? 0) * 2048;
  const memory = small ? 'memory' : 'Memory';
  const disk = small ? 'disk' : 'Disk';
  const cpu = small ? 'vcpu' : 'CPU';
  const unit = small ? 'VCPU' : 'VCPUs';
  writer.notice(CLAIMS, `Total ${memory}: 262144 MB, used: ${used}.00 MB`);
  writer.notice(CLAIMS, `${memory} limit: 393216.00 MB, free: ${393_216 - used}.00 MB`);
  writer.notice(CLAIMS, `Total ${disk}: 1800 GB, used: ${(values.count ?? 0) * 20}.00 GB`);
  writer.notice(CLAIMS, `${disk} limit not specified, defaulting to unlimited`);
  if (since(release, 'juno') && !since(release, 'newton')) return;
  writer.notice(CLAIMS, `Total ${cpu}: 64 ${unit}, used: ${values.count ?? 0}.00 ${unit}`);
  writer.notice(CLAIMS, `${cpu} limit not specified, defaulting to unlimited`);
}

function inventoryLines(writer: LineWriter): void {
  const provider = '6e2bef01-0e9b-440e-96e0-e0ae58b46fd8';
  const text = `Inventory has not changed in ProviderTree for provider: ${provider}`;
  const file = 'nova/compute/provider_tree.py:180';
  writer.debugElsewhere('nova.compute.provider_tree', 'update_inventory', file, text, { bare: true });
  const data = `Inventory has not changed for provider ${provider} based on inventory data: {'VCPU': {'total': 64, 'reserved': 0, 'min_unit': 1, 'max_unit': 64, 'step_size': 1, 'allocation_ratio': 4.0}, 'MEMORY_MB': {'total': 262144, 'reserved': 512, 'min_unit': 1, 'max_unit': 262144, 'step_size': 1, 'allocation_ratio': 1.0}, 'DISK_GB': {'total': 1800, 'reserved': 0, 'min_unit': 1, 'max_unit': 1800, 'step_size': 1, 'allocation_ratio': 1.0}}`;
  const report = 'nova/scheduler/client/report.py:940';
  writer.debugElsewhere('nova.scheduler.client.report', 'set_inventory_for_provider', report, data, {
    bare: true,
  });
}
