import type { SimulatedFlavor } from '../cloud/flavor';
import type { SimulatedImage } from '../cloud/image';
import type { LogPlace } from './log-place';

/**
 * What happens in the simulated Nova that its logs may tell of. A name of the event catalogue means the same moment as
 * there; the others are lines that real logs have between them.
 */
export const NOVA_STEPS = [
  // API, scheduler, conductor
  'api_create_called',
  'instances_provisioned',
  'api_block_devices',
  'api_accepted',
  'api_action',
  'api_deleted',
  'schedule_started',
  'hosts_filtered',
  'placement_claimed',
  'host_selected',
  'schedule_finished',
  'host_assigned',
  'conductor_block_devices',
  'no_valid_host',
  'scheduling_failed',
  'rescheduled',
  'retries_exhausted',
  // nova-compute: queue, claim, network
  'build_lock_requested',
  'lock_acquired',
  'build_started',
  'create_notified',
  'claim_lock_requested',
  'claim_lock_acquired',
  'claim_started',
  'resources_claimed',
  'claim_lock_released',
  'network_started',
  'ip_allocation_started',
  'port_created',
  'port_updated',
  'ip_allocated',
  // block devices, image, disk
  'device_name_ignored',
  'block_devices_started',
  'volume_booted',
  'spawn_started',
  'image_started',
  'image_lock_requested',
  'image_lock_acquired',
  'image_probe_started',
  'image_probed',
  'image_converting',
  'image_convert_started',
  'image_converted',
  'image_lock_released',
  'disk_lock_requested',
  'disk_lock_acquired',
  'qemu_img_create',
  'qemu_img_created',
  'disk_lock_released',
  'disks_created',
  // define, launch, end
  'network_info_retrieved',
  'guest_defined',
  'vif_wait_prepared',
  'vif_attached',
  'config_drive_started',
  'config_drive_creating',
  'config_drive_command',
  'config_drive_created',
  'vm_started',
  'vm_paused',
  'vif_plug_reported',
  'vif_plugged',
  'vif_wait_finished',
  'vm_resumed',
  'vm_stopped',
  'power_state_skipped',
  'guest_created',
  'instance_spawned',
  'spawn_complete',
  'build_complete',
  'create_finished',
  'build_lock_released',
  // failures
  'vif_wait_timed_out',
  'guest_start_failed',
  'spawn_failed',
  'build_rescheduled',
  'build_failed',
  'create_failed',
  'instance_disappeared',
  'claim_aborted',
  // delete
  'terminating',
  'instance_destroyed',
  'files_deleted',
  'destroy_took',
  'deallocate_took',
  'allocations_deleted',
  // other operations
  'operation_line',
  'operation_lock_acquired',
  'operation_lock_released',
  // image-cache manager and periodic work
  'cache_checked',
  'cache_unknown',
  'cache_active',
  'cache_removable',
  'cache_too_young',
  'cache_removed',
  'resource_audit',
] as const;

export type NovaStepName = (typeof NOVA_STEPS)[number];

/** What a step says beyond its name and moment. Durations in milliseconds. */
export interface StepValues {
  waitedMs?: number;
  heldMs?: number;
  tookMs?: number;
  /** Instances of the request, or instances on the host. */
  count?: number;
  /** Uuids that the line lists. */
  instances?: readonly string[];
  port?: string;
  ports?: readonly string[];
  cacheKey?: string;
  image?: SimulatedImage;
  flavor?: SimulatedFlavor;
  /** Names of hosts that the line lists, the chosen one first. */
  hosts?: readonly string[];
  /** File that a command works on. */
  path?: string;
  reason?: string;
  /** HTTP status. */
  status?: number;
  /** Task that the instance is in: spawning, deleting, … */
  task?: string;
  /** Lock function, or the name of an operation's line. */
  function?: string;
  /** Ready message of an operation, with its logger, level and call site's function. */
  message?: OperationMessage;
  /** Base files of a host. */
  files?: readonly string[];
}

export type VolumeKind = 'volume' | 'snapshot' | 'image';

/** A line that only one operation writes. */
export interface OperationMessage {
  level: 'DEBUG' | 'INFO' | 'AUDIT' | 'WARNING' | 'ERROR';
  logger: string;
  text: string;
  /** Function and file:line of a DEBUG line. */
  site?: string;
  /** Context in the bracket: the request, none, or the process's own. */
  context?: 'request' | 'none' | 'admin';
  /** The uuid stands only in the text, not in an `[instance: …]` prefix. */
  bare?: boolean;
}

/** The instance that a step is about. */
export interface StepInstance {
  id: string;
  name: string;
  image: SimulatedImage | null;
  flavor: SimulatedFlavor;
  createdMs: number;
  requestId: string;
  /** Instances that the request makes. */
  requestCount: number;
  userId: string;
  projectId: string;
  configDrive: boolean;
  /** Boot volume, null for a boot from image. */
  volume: { id: string; kind: VolumeKind } | null;
  /** Port ids, one for each network. */
  ports: readonly string[];
}

/** One thing that happened. */
export interface NovaStep {
  name: NovaStepName;
  /** True Unix time in milliseconds; the line's stamp adds the clock offset of the place. */
  atMs: number;
  place: LogPlace;
  requestId: string | null;
  instance: StepInstance | null;
  values: StepValues;
}
