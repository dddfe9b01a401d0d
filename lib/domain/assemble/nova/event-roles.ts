/** Events of the API, scheduler and conductor: they belong to the request, whichever host builds. */
export const CONTROLLER_EVENTS: ReadonlySet<string> = new Set([
  'api_create_called',
  'instances_provisioned',
  'block_device_mapping_recorded',
  'api_accepted',
  'api_rejected',
  'schedule_started',
  'placement_claimed',
  'host_selected',
  'schedule_finished',
  'host_assigned',
  'no_valid_host',
  'rescheduled',
  'retries_exhausted',
  'action_started',
]);

/**
 * Events that only the creation of an instance writes. Rebuild, unshelve, evacuate, resize and migration share claims,
 * disks, lifecycle lines and even `Instance spawned successfully.` with it, but none of these.
 */
export const CREATE_PROOFS: ReadonlySet<string> = new Set([
  'api_create_called',
  'instances_provisioned',
  'block_device_mapping_recorded',
  'api_accepted',
  'host_assigned',
  'action_started',
  'build_lock_requested',
  'lock_acquired',
  'create_notified',
  'build_started',
  'build_complete',
  'create_finished',
  'build_lock_released',
  'build_reported',
  'build_rescheduled',
  'build_failed',
  'build_deleted',
]);

/** Claims begin a boot only where nothing says that another operation made them. */
export const CLAIMS: ReadonlySet<string> = new Set(['claim_started', 'resources_claimed']);

/** Marks of operations that are no boot, on their own request. */
export const OPERATION_EVENTS: ReadonlySet<string> = new Set(['operation_started', 'operation_finished']);

/**
 * Events that come with no request id, with that of a periodic task or of Neutron: they belong to the boot that is
 * under way at their moment.
 */
export const FLOATING_EVENTS: ReadonlySet<string> = new Set([
  'vm_started',
  'vm_paused',
  'vm_resumed',
  'lifecycle_emitted',
  'instance_spawned',
  'vif_plug_reported',
  'vif_plugged',
  'vif_wait_timed_out',
  'vif_wait_finished',
]);

/** An instance is being taken away. */
export const DELETE_EVENTS: ReadonlySet<string> = new Set([
  'delete_started',
  'instance_destroyed',
  'delete_finished',
]);

/** After one of these an attempt cannot succeed any more; in order of how much their reasons tell. */
export const FATAL_EVENTS: readonly string[] = [
  'spawn_failed',
  'build_failed',
  'network_failed',
  'block_devices_failed',
  'config_drive_failed',
  'build_rescheduled',
  'no_valid_host',
  'retries_exhausted',
  'claim_aborted',
];

/** The compute host picks the build up: a second one is a second attempt. */
export const PICKUP_EVENTS: ReadonlySet<string> = new Set([
  'build_lock_requested',
  'lock_acquired',
  'build_started',
  'create_notified',
  'claim_started',
  'resources_claimed',
  'build_reported',
]);

/** A boot whose evidence holds one of these is known from its beginning. */
export const BEGINNING_EVENTS: ReadonlySet<string> = new Set([
  ...PICKUP_EVENTS,
  'api_create_called',
  'api_accepted',
  'action_started',
  'schedule_started',
  'schedule_finished',
]);

/** Operations that end or replace the guest: a boot whose end was not seen before one of them stays unknown. */
export const ENDING_OPERATIONS: ReadonlySet<string> = new Set([
  'rebuild',
  'evacuate',
  'resize',
  'confirm_resize',
  'revert_resize',
  'migrate',
  'live_migration',
  'shelve',
  'shelve_offload',
  'unshelve',
  'rescue',
  'unrescue',
  'reboot',
  'start',
  'stop',
  'pause',
  'unpause',
  'suspend',
  'resume',
]);
