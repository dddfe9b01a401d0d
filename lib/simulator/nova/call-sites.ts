import { NOVA_RELEASES, type NovaRelease, type NovaReleaseName } from './release';

type Row = readonly [
  place: string,
  lines: readonly number[],
  olderPlaces?: Partial<Record<NovaReleaseName, string>>,
];

/**
 * Where Nova's log calls stand, as the suffix of a DEBUG line names it: file and function, the line in each release of
 * `NOVA_RELEASES` (0: the release has no such call), and the file and function of releases up to the named one.
 */
const ROWS = {
  apiAction: ['api/openstack/wsgi.py:_process_stack', [958, 934, 780, 633, 604, 520, 511, 511, 511, 549]],
  apiCreateProvision: [
    'compute/api.py:_provision_instances',
    [753, 866, 985, 917, 915, 1107, 1388, 1403, 1407, 1466],
  ],
  apiBlockDeviceMapping: [
    'compute/api.py:_bdm_validate_set_size_and_instance',
    [952, 1181, 1280, 1236, 1299, 1524, 1806, 1864, 1868, 1934],
    {
      juno: 'compute/api.py:_update_block_device_mapping',
      kilo: 'compute/api.py:_create_block_device_mapping',
    },
  ],
  scheduleStart: ['scheduler/manager.py:select_destinations', [0, 0, 0, 0, 110, 133, 141, 141, 175, 210]],
  filtersStart: ['filters.py:get_filtered_objects', [70, 70, 70, 70, 70, 70, 70, 70, 70, 70]],
  filterReturned: ['filters.py:get_filtered_objects', [83, 86, 82, 102, 102, 102, 102, 102, 102, 102]],
  filteredHosts: [
    'scheduler/manager.py:_get_sorted_hosts',
    [339, 281, 143, 118, 404, 443, 610, 610, 708, 743],
    {
      newton: 'scheduler/filter_scheduler.py:_schedule',
      train: 'scheduler/filter_scheduler.py:_get_sorted_hosts',
    },
  ],
  weighedHosts: [
    'scheduler/manager.py:_get_sorted_hosts',
    [344, 286, 148, 123, 423, 462, 632, 632, 730, 765],
    {
      newton: 'scheduler/filter_scheduler.py:_schedule',
      train: 'scheduler/filter_scheduler.py:_get_sorted_hosts',
    },
  ],
  placementClaim: ['scheduler/utils.py:claim_resources', [0, 0, 0, 0, 852, 1146, 1253, 1253, 1283, 1306]],
  hostSelected: [
    'scheduler/manager.py:_consume_selected_host',
    [0, 0, 158, 131, 325, 353, 513, 513, 590, 625],
    {
      newton: 'scheduler/filter_scheduler.py:_schedule',
      train: 'scheduler/filter_scheduler.py:_consume_selected_host',
    },
  ],
  destinationsSelected: [
    'conductor/manager.py:_schedule_instances',
    [0, 0, 0, 0, 0, 840, 943, 943, 945, 968],
  ],
  hostAssigned: [
    'conductor/manager.py:schedule_and_build_instances',
    [0, 0, 0, 0, 1261, 1487, 1692, 1699, 1761, 1784],
  ],
  hostReassigned: ['conductor/manager.py:build_instances', [0, 0, 0, 0, 741, 819, 874, 874, 876, 899]],
  conductorBlockDeviceMapping: [
    'conductor/manager.py:_create_block_device_mapping',
    [0, 0, 0, 0, 1062, 1230, 1432, 1439, 1506, 1529],
  ],
  rescheduling: ['conductor/manager.py:build_instances', [0, 0, 0, 0, 608, 641, 693, 693, 695, 718]],
  startingInstance: [
    'compute/manager.py:_do_build_and_run_instance',
    [1219, 2074, 2219, 1757, 1836, 2141, 2310, 2314, 2424, 2605],
  ],
  networksStart: ['compute/manager.py:_build_resources', [0, 0, 0, 2027, 2192, 2595, 2705, 2709, 2821, 3003]],
  allocatingIp: [
    'compute/manager.py:_allocate_network_async',
    [1233, 1697, 1778, 1387, 1423, 1686, 1865, 1864, 1973, 2148],
  ],
  networkInfo: [
    'compute/manager.py:_allocate_network_async',
    [1251, 1714, 1796, 1402, 1437, 1700, 1880, 1879, 1988, 2163],
  ],
  blockDevicesStart: [
    'compute/manager.py:_build_resources',
    [0, 0, 0, 2053, 2223, 2630, 2740, 2744, 2856, 3038],
  ],
  spawnStart: [
    'compute/manager.py:_build_and_run_instance',
    [0, 0, 0, 1922, 2048, 2438, 2514, 2518, 2630, 2811],
  ],
  checkingState: [
    'compute/manager.py:_get_power_state',
    [807, 1226, 1318, 1174, 1218, 1505, 1674, 1674, 1783, 1957],
  ],
  syncPowerState: [
    'compute/manager.py:handle_lifecycle_event',
    [0, 1164, 1254, 1082, 1107, 1240, 1394, 1394, 1399, 1540],
  ],
  prepareWait: [
    'compute/manager.py:prepare_for_instance_event',
    [0, 487, 506, 327, 326, 322, 281, 281, 283, 306],
  ],
  receivedEvent: [
    'compute/manager.py:external_instance_event',
    [0, 6294, 6540, 6722, 7924, 9340, 10696, 10878, 11198, 11986],
  ],
  processingEvent: [
    'compute/manager.py:_process_instance_event',
    [0, 6281, 6527, 6682, 7813, 9103, 10456, 10638, 10958, 11746],
  ],
  waitCompleted: ['compute/manager.py:wait_for_instance_event', [0, 0, 0, 0, 0, 0, 575, 575, 577, 601]],
  instanceDisappeared: [
    'compute/manager.py:_do_build_and_run_instance',
    [0, 2134, 2288, 1842, 1936, 2242, 2391, 2395, 2505, 2686],
  ],
  instanceDeleted: ['compute/manager.py:_build_instance', [1073, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  buildRescheduled: [
    'compute/manager.py:_do_build_and_run_instance',
    [0, 2105, 2262, 1806, 1884, 2189, 2358, 2362, 2472, 2653],
  ],
  allocateForInstance: [
    'network/neutron.py:allocate_for_instance',
    [233, 280, 414, 841, 932, 960, 1144, 1143, 1156, 1186],
    { train: 'network/neutronv2/api.py:allocate_for_instance' },
  ],
  portCreated: [
    'network/neutron.py:_create_port_minimal',
    [193, 216, 305, 414, 434, 476, 549, 548, 548, 531],
    { kilo: 'network/neutronv2/api.py:_create_port', train: 'network/neutronv2/api.py:_create_port_minimal' },
  ],
  portUpdated: [
    'network/neutron.py:_update_port',
    [0, 0, 0, 451, 471, 514, 587, 586, 586, 569],
    { train: 'network/neutronv2/api.py:_update_port' },
  ],
  networkInfoCache: [
    'network/neutron.py:update_instance_cache_with_nw_info',
    [0, 0, 0, 42, 47, 46, 117, 116, 116, 106],
    { train: 'network/base_api.py:update_instance_cache_with_nw_info' },
  ],
  instanceDirectory: ['virt/libvirt/driver.py:_create_image', [0, 0, 0, 0, 0, 0, 4642, 4672, 4981, 5215]],
  disksCreated: ['virt/libvirt/driver.py:_create_image', [0, 0, 0, 0, 0, 3990, 4769, 4806, 5116, 5347]],
  consoleLog: [
    'virt/libvirt/driver.py:_ensure_console_log_for_instance',
    [0, 0, 0, 2923, 3359, 3745, 4532, 4558, 4867, 5094],
  ],
  guestXmlStart: [
    'virt/libvirt/driver.py:_get_guest_xml',
    [3112, 4179, 4202, 4748, 5455, 6156, 7296, 7495, 7833, 8188],
    { havana: 'virt/libvirt/driver.py:to_xml' },
  ],
  guestXmlEnd: [
    'virt/libvirt/driver.py:_get_guest_xml',
    [3129, 4190, 4213, 4754, 5461, 6162, 7302, 7501, 7839, 8195],
    { havana: 'virt/libvirt/driver.py:to_xml' },
  ],
  guestCreated: ['virt/libvirt/driver.py:spawn', [0, 0, 0, 0, 0, 3558, 4340, 4366, 4667, 4893]],
  instanceIsRunning: ['virt/libvirt/driver.py:spawn', [2126, 2664, 2408, 2672, 3171, 0, 0, 0, 0, 0]],
  imageConverting: ['virt/images.py:fetch_to_raw', [232, 115, 147, 145, 179, 172, 165, 165, 245, 278]],
  emitEvent: ['virt/driver.py:emit_event', [1034, 1299, 1255, 1447, 1521, 1706, 1611, 1647, 1691, 1874]],
  abortClaim: ['compute/claims.py:abort', [107, 128, 130, 123, 123, 82, 84, 84, 85, 85]],
  stashing: ['compute/manager.py:_prep_resize', [2915, 3699, 3901, 3666, 4187, 4680, 5248, 5411, 5661, 6338]],
  finishMigration: [
    'virt/libvirt/driver.py:finish_migration',
    [4598, 6092, 6474, 7329, 8285, 9950, 11382, 11598, 12155, 12819],
  ],
  stopping: [
    'compute/manager.py:do_stop_instance',
    [0, 2610, 2783, 2412, 2610, 3066, 3241, 3248, 3360, 3590],
  ],
  preLiveMigration: [
    'compute/manager.py:pre_live_migration',
    [0, 0, 0, 5207, 6074, 6947, 8288, 8451, 8695, 9482],
  ],
  destroying: ['compute/manager.py:_shutdown_instance', [0, 0, 0, 2200, 2387, 2851, 3025, 3030, 3142, 3332]],
  deallocating: [
    'compute/manager.py:_deallocate_network',
    [1483, 1986, 2111, 1667, 1697, 1999, 2167, 2171, 2281, 2456],
  ],
  deallocate: [
    'network/neutron.py:deallocate_for_instance',
    [412, 529, 665, 1167, 1317, 1567, 1809, 1789, 1803, 1842],
    { train: 'network/neutronv2/api.py:deallocate_for_instance' },
  ],
} as const satisfies Record<string, Row>;

export type CallSite = keyof typeof ROWS;

/** Whether a release makes this log call at all. */
export function hasCallSite(release: NovaRelease, site: CallSite): boolean {
  return (ROWS[site][1][release.ordinal] ?? 0) > 0;
}

/** The end of a DEBUG line: ` function /path/file.py:line`. */
export function callSiteSuffix(release: NovaRelease, site: CallSite): string {
  const row: Row = ROWS[site];
  const [file, name] = placeOf(row, release).split(':');
  return ` ${name} ${release.packages}/nova/${file}:${row[1][release.ordinal]}`;
}

function placeOf([place, , older]: Row, release: NovaRelease): string {
  const upTo = NOVA_RELEASES.find(
    (name, ordinal) => ordinal >= release.ordinal && older?.[name] !== undefined,
  );
  return (upTo === undefined ? undefined : older?.[upTo]) ?? place;
}
