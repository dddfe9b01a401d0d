/** Stands before every line of a story: `2024-01-01 01:00:00.123 27795 `. */
const HEAD = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \d+ )/gm;

const PACKAGES = '/usr/lib/python3/dist-packages';
const CONTEXT =
  '[None req-440b8f9a-6586-4eef-bd49-536ad06c6d0a 1f418c3539b84172a42f4a46333f3776 79582639817340ccbd77059ec9957de9 - - default default]';
const PERIODIC = '[None req-017bf977-dd5d-4b40-8df1-17aaf93ec7d8 - - - - - -]';

/** What Nova's services write at DEBUG while they boot nothing: in a recorded cloud, nine of ten lines. */
const LINES = [
  `DEBUG oslo_service.periodic_task ${PERIODIC} Running periodic task ComputeManager._poll_rebooting_instances run_periodic_tasks ${PACKAGES}/oslo_service/periodic_task.py:210`,
  `DEBUG oslo_concurrency.lockutils ${CONTEXT} Acquired lock "refresh_cache-30daa1a0-7dd3-4770-83b6-aabf58cc9bfc" lock ${PACKAGES}/oslo_concurrency/lockutils.py:315`,
  `DEBUG nova.virt.hardware ${CONTEXT} Build topologies for 1 vcpu(s) 1:1:1 _get_possible_cpu_topologies ${PACKAGES}/nova/virt/hardware.py:505`,
  `DEBUG oslo_service.service [-] api_rate_limit                 = False log_opt_values ${PACKAGES}/oslo_config/cfg.py:2609`,
  `DEBUG oslo_concurrency.lockutils ${CONTEXT} Lock "vgpu_resources" acquired by "nova.virt.libvirt.driver.LibvirtDriver._allocate_mdevs" :: waited 0.003s inner ${PACKAGES}/oslo_concurrency/lockutils.py:404`,
  `DEBUG nova.compute.resource_tracker ${PERIODIC} Instance 9619b6a2-2277-47c9-ae14-1c2a857533a8 actively managed on this compute host and has allocations in placement: {'resources': {'DISK_GB': 2, 'MEMORY_MB': 64, 'VCPU': 1}}. _remove_deleted_instances_allocations ${PACKAGES}/nova/compute/resource_tracker.py:1640`,
  `DEBUG nova.network.os_vif_util ${CONTEXT} Converting VIF {"id": "3a3b7a4f-1111-4c5e-a3e7-5ed4a7c1c0de", "type": "bridge"} nova_to_osvif_vif ${PACKAGES}/nova/network/os_vif_util.py:502`,
];

/**
 * The text of a log with so many background lines before each of its records, all different, at that record's moment. They
 * say nothing about boots.
 */
export function withBackground(text: string, perRecord: number): string {
  let count = 0;
  return text.replaceAll(HEAD, (head) => {
    let before = '';
    for (let line = 0; line < perRecord; line++) before += `${head}${LINES[count++ % LINES.length]}\n`;
    return before + head;
  });
}
