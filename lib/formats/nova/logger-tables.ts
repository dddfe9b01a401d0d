import { anyOf, type RuleTable } from './message-rule';
import { accessRules, actionRules, computeApiRules, externalEventRules } from './rules/api-rules';
import { blockDeviceMappingRules, volumeBootRules } from './rules/block-device-rules';
import { commandRules } from './rules/command-rules';
import { claimRules, computeManagerRules, virtDriverRules } from './rules/compute-rules';
import { convertRules, glanceRules, imageBackendRules, imageCacheRules, rbdRules } from './rules/image-rules';
import { libvirtRules } from './rules/libvirt-rules';
import { lockRules } from './rules/lock-rules';
import { conductorRules, filterRules, schedulerRules } from './rules/scheduler-rules';
import { networkRules, osVifRules } from './rules/vif-rules';

/** Rule tables and the loggers that write their messages, with the names that modules had in earlier releases. */
const LOGGERS: ReadonlyArray<readonly [table: RuleTable, ...loggers: string[]]> = [
  [accessRules, 'nova.osapi_compute.wsgi.server', 'nova.api.openstack.requestlog'],
  [actionRules, 'nova.api.openstack.wsgi'],
  [
    externalEventRules,
    'nova.api.openstack.compute.server_external_events',
    'nova.api.openstack.compute.contrib.server_external_events',
    'nova.api.openstack.compute.plugins.v3.server_external_events',
  ],
  [anyOf(computeApiRules, blockDeviceMappingRules), 'nova.compute.api'],
  [anyOf(conductorRules, blockDeviceMappingRules), 'nova.conductor.manager', 'nova.conductor.tasks.migrate'],
  [
    schedulerRules,
    'nova.scheduler.filter_scheduler',
    'nova.scheduler.manager',
    'nova.scheduler.utils',
    'nova.scheduler.driver',
  ],
  [filterRules, 'nova.filters'],
  [computeManagerRules, 'nova.compute.manager'],
  [claimRules, 'nova.compute.claims', 'nova.compute.resource_tracker'],
  [virtDriverRules, 'nova.virt.driver'],
  [volumeBootRules, 'nova.virt.block_device'],
  [libvirtRules, 'nova.virt.libvirt.driver', 'nova.virt.libvirt.connection', 'nova.virt.zvm.driver'],
  [imageCacheRules, 'nova.virt.libvirt.imagecache', 'nova.virt.imagecache'],
  [imageBackendRules, 'nova.virt.libvirt.imagebackend'],
  [convertRules, 'nova.virt.images'],
  [glanceRules, 'nova.image.glance'],
  [rbdRules, 'nova.storage.rbd_utils', 'nova.virt.libvirt.storage.rbd_utils', 'nova.virt.libvirt.rbd_utils'],
  [networkRules, 'nova.network.neutron', 'nova.network.neutronv2.api'],
  [osVifRules, 'os_vif'],
  [lockRules, 'oslo_concurrency.lockutils', 'oslo.concurrency.lockutils', 'nova.openstack.common.lockutils'],
  [
    commandRules,
    'oslo_concurrency.processutils',
    'oslo.concurrency.processutils',
    'nova.openstack.common.processutils',
  ],
  [anyOf(lockRules, commandRules), 'nova.utils'],
];

const TABLE_OF_LOGGER = new Map(
  LOGGERS.flatMap(([table, ...loggers]) => loggers.map((logger) => [logger, table] as const)),
);

/** The rules for a logger's messages, or null where no message of that logger is about boots. */
export function tableOfLogger(logger: string): RuleTable | null {
  return TABLE_OF_LOGGER.get(logger) ?? null;
}
