import { type EventKind, eventKinds } from './event-kind';

/**
 * Nova's moments in the order a boot passes them; the order breaks ties between equal stamps.
 * Line texts: openstack/nova and oslo.concurrency, Folsom to 2026.2, in short form.
 */
export const NOVA_EVENTS: readonly EventKind[] = [
  ...eventKinds('nova', 'request', [
    [
      'api_create_called',
      'create called',
      'DEBUG `Action: \'create\', … body: {"server": …}` of POST /servers: image (imageRef), flavor (flavorRef), displayName, count',
    ],
    ['instances_provisioned', 'instances provisioned', 'DEBUG `Going to run N instances...`: count'],
    [
      'block_device_mapping_recorded',
      'block device mapping recorded',
      'DEBUG `[instance: …] block_device_mapping […]` of nova.compute.api or nova.conductor.manager: image, volume (boolean)',
    ],
    [
      'api_accepted',
      'request accepted',
      '`"POST …/servers HTTP/1.1" status: 202 … time: S` (stamp = end): tookMs',
    ],
    ['api_rejected', 'request rejected', 'the same with status ≥ 400: reason, tookMs'],
    [
      'schedule_started',
      'scheduling started',
      '`Starting to schedule for instances: […]` / `Attempting to build N instance(s) uuids: […]`: one event for each instance',
    ],
    [
      'placement_claimed',
      'placement claim attempted',
      'DEBUG `Attempting to claim resources in the placement API for instance …`',
    ],
    [
      'host_selected',
      'host selected',
      '`Choosing host … for instance …` / DEBUG `[instance: …] Selected host: …`: targetHost',
    ],
    [
      'schedule_finished',
      'destinations selected',
      'DEBUG `Took S seconds to select destinations for N instance(s).`: tookMs, count',
    ],
    [
      'host_assigned',
      'host assigned',
      'DEBUG `[instance: …] Selected host: …; Selected node: …; Alternates: …` of nova.conductor.manager: targetHost, node',
    ],
    [
      'no_valid_host',
      'no valid host',
      '`No valid host was found.` / INFO `Got no allocation candidates …` / `Filter … returned 0 hosts`: reason',
    ],
    [
      'rescheduled',
      'rescheduled',
      'DEBUG `Rescheduling: …` of nova.conductor.manager or ERROR `Error from last host: <host> (node <node>)`: targetHost = the last host, reason',
    ],
    ['retries_exhausted', 'retries exhausted', '`Exceeded maximum number of retries. …`: reason'],
    ['action_started', 'create action started', 'instance-actions record of action `create`: start_time'],
  ]),
  ...eventKinds('nova', 'queue', [
    [
      'build_lock_requested',
      'build lock requested',
      '`Acquiring lock "<uuid>" by "…_locked_do_build_and_run_instance"`',
    ],
    [
      'lock_acquired',
      'lock acquired',
      '`Lock "<uuid>" acquired by "…_locked_do_build_and_run_instance" :: waited S` (older: do_run_instance): waitedMs',
    ],
  ]),
  ...eventKinds('nova', 'claim', [
    [
      'create_notified',
      'create.start notified',
      'notification instance.create.start: image, flavor, displayName',
    ],
    ['build_started', 'build started', '`[instance: …] Starting instance...` (DEBUG from Mitaka)'],
    [
      'claim_started',
      'claim attempted',
      '`Attempting claim …` to Stein: flavor shape in attributes memoryMb, vcpus',
    ],
    [
      'claim_lock_requested',
      'claim lock requested',
      '`Acquiring lock "compute_resources" by "…instance_claim"` (request id, no instance)',
    ],
    [
      'claim_lock_acquired',
      'claim lock acquired',
      '`Lock "compute_resources" acquired by "…instance_claim" :: waited S`: waitedMs',
    ],
    ['resources_claimed', 'resources claimed', '`Claim successful[ on node N]`: node'],
    [
      'claim_lock_released',
      'claim lock released',
      '`Lock "compute_resources" released by "…instance_claim" :: held S`: heldMs',
    ],
    ['claim_aborted', 'claim aborted', '`Aborting claim: …` (the try on this host failed)'],
  ]),
  ...eventKinds('nova', 'network', [
    [
      'network_started',
      'network build started',
      'DEBUG `Start building networks asynchronously for instance.`',
    ],
    [
      'ip_allocation_started',
      'IP allocation started',
      'DEBUG `Allocating IP information in the background.`',
    ],
    ['port_created', 'port created', 'DEBUG `Successfully created port: …`: port'],
    ['port_updated', 'port updated', 'DEBUG `Successfully updated port: …`: port'],
    ['ip_allocated', 'IP allocated', 'DEBUG `Instance network_info: |…|`'],
    [
      'network_failed',
      'network failed',
      '`Instance failed network setup after N attempt(s)` / `Failed to allocate network(s)`: reason',
    ],
  ]),
  ...eventKinds('nova', 'image', [
    [
      'block_devices_started',
      'block devices started',
      'DEBUG `Start building block device mappings for instance.`',
    ],
    [
      'volume_booted',
      'boots from volume',
      '`Booting with volume …` / `Booting with volume snapshot|blank volume|volume-backed-image …`: volume kind in attributes.volumeKind, image for the last',
    ],
    [
      'block_devices_failed',
      'block devices failed',
      '`Instance failed block device setup` / `Failure prepping block device`: reason',
    ],
    ['spawn_started', 'spawn started', 'DEBUG `Start spawning the instance on the hypervisor.`'],
    ['image_started', 'disk creation started', 'INFO `Creating image` / `Creating image(s)`'],
    [
      'image_lock_requested',
      'image lock requested',
      '`Acquiring lock "<40 hex>" by "…fetch_func_sync"` (request id, no instance): cacheKey',
    ],
    [
      'image_lock_acquired',
      'image lock acquired',
      '`Lock "<40 hex>" acquired by "…fetch_func_sync" :: waited S` (call_if_not_exists to Havana): cacheKey, waitedMs',
    ],
    [
      'image_converting',
      'image converting to raw',
      'DEBUG `<image id> was qcow2, converting to raw`: image, cacheKey, attributes.format',
    ],
    [
      'image_convert_started',
      'qemu-img convert',
      'DEBUG `Running cmd …: qemu-img convert … _base/<sha1>.part …`: cacheKey',
    ],
    [
      'image_converted',
      'image converted',
      'DEBUG `CMD "qemu-img convert …" returned: 0 in S`: cacheKey, tookMs',
    ],
    [
      'image_copy_started',
      'image copy to rbd store asked',
      'INFO `Asking glance to copy image … to our rbd store …`: image',
    ],
    ['image_copied', 'image copied to rbd store', 'INFO `Image … copied to rbd store …`: image'],
    ['image_transferred', 'image transferred directly', 'INFO `Successfully transferred using …`'],
    [
      'image_lock_released',
      'image lock released',
      '`Lock "<40 hex>" released by "…fetch_func_sync" :: held S`: cacheKey, heldMs',
    ],
    ['rbd_cloned', 'rbd image cloned', 'DEBUG `cloning pool/img@snap to …`'],
    ['rbd_imported', 'rbd image imported', 'DEBUG `CMD "rbd import …" returned …`: tookMs'],
    [
      'disk_lock_acquired',
      'disk lock acquired',
      '`Lock "<40 hex>" acquired by "…create_qcow2_image|copy_qcow2_image|copy_raw_image" :: waited S`: cacheKey, waitedMs',
    ],
    [
      'qemu_img_create',
      'qemu-img create',
      'DEBUG `Running cmd …: qemu-img create … backing_file=…/_base/<sha1> …/instances/<uuid>/disk`: cacheKey, instance',
    ],
    [
      'qemu_img_created',
      'qemu-img created',
      'DEBUG `CMD "… qemu-img create …" returned: 0 in S`: cacheKey, instance, tookMs',
    ],
    [
      'disk_lock_released',
      'disk lock released',
      '`Lock "<40 hex>" released by "…create_qcow2_image|…" :: held S`: cacheKey, heldMs',
    ],
    [
      'disks_created',
      'local disks created',
      'DEBUG `Created local disks` / `Did not create local disks`; before Stein `Ensure instance console log exists`',
    ],
  ]),
  ...eventKinds('nova', 'define', [
    ['config_drive_started', 'config drive started', 'INFO `Using config drive`'],
    ['config_drive_creating', 'config drive creating', 'INFO `Creating config drive at …`'],
    [
      'config_drive_created',
      'config drive created',
      'DEBUG `CMD "(genisoimage|mkisofs) … disk.config …" returned: 0 in S`: tookMs, instance',
    ],
    ['config_drive_failed', 'config drive failed', '`Creating config drive failed with error: …`: reason'],
    [
      'network_info_retrieved',
      'network info retrieved',
      'DEBUG `Start _get_guest_xml network_info=… image_meta=…` / `Start to_xml …` / `Starting toXML method`',
    ],
    [
      'guest_defined',
      'guest XML built',
      'DEBUG `End _get_guest_xml xml=…` / `End to_xml …` / `Finished toXML method`: image, flavor, attributes.release from the XML',
    ],
  ]),
  ...eventKinds('nova', 'launch', [
    [
      'vif_wait_prepared',
      'VIF wait prepared',
      'DEBUG `Preparing to wait for external event network-vif-plugged-<port>`: port',
    ],
    [
      'vif_attached',
      'VIF attached on host',
      'INFO os_vif `Successfully plugged vif …` (request id, no instance): port',
    ],
    [
      'vm_started',
      'VM started',
      'INFO `VM Started (Lifecycle Event)` / `Lifecycle event 0 on VM <uuid>`; any language',
    ],
    ['vm_paused', 'VM paused', 'INFO `VM Paused (Lifecycle Event)` / `Lifecycle event 2 …`'],
    [
      'vif_plug_reported',
      'VIF plug reported by Neutron',
      'API INFO `Creating event network-vif-plugged:<port> for instance <uuid>[ on <host>]`: port, targetHost',
    ],
    [
      'vif_plugged',
      'VIF plugged',
      'compute DEBUG `Received event network-vif-plugged-<port>` / `Processing event …`: port',
    ],
    [
      'vif_wait_finished',
      'VIF wait finished',
      'DEBUG `Instance event wait completed in N seconds for network-vif-plugged`: tookMs (whole seconds)',
    ],
    [
      'vif_wait_timed_out',
      'VIF wait timed out',
      '`Timeout waiting for vif plugging callback …` / `Timeout waiting for […] for instance …`: reason',
    ],
    ['vm_resumed', 'VM resumed', 'INFO `VM Resumed (Lifecycle Event)` / `Lifecycle event 3 …`'],
    [
      'lifecycle_emitted',
      'lifecycle event emitted',
      'DEBUG `Emitting event <LifecycleEvent: <unix time>, <uuid> => Started>`: attributes.emittedAtMs, gives the stamp’s offset from UTC',
    ],
    ['guest_created', 'guest created', 'DEBUG `Guest created on hypervisor` / `Instance is running`'],
    ['instance_spawned', 'instance spawned', 'INFO `Instance spawned successfully.`'],
    [
      'spawn_complete',
      'spawn complete',
      'INFO `Took S seconds to spawn the instance on the hypervisor.`: tookMs',
    ],
    ['build_complete', 'build complete', 'INFO `Took S seconds to build instance.`: tookMs'],
    [
      'create_finished',
      'create.end notified',
      'notification instance.create.end: image, flavor, node, displayName',
    ],
    [
      'build_lock_released',
      'build lock released',
      '`Lock "<uuid>" released by "…_locked_do_build_and_run_instance" :: held S`: heldMs',
    ],
    [
      'build_reported',
      'build reported by the API',
      'instance-actions event `compute__do_build_and_run_instance` as an interval: attributes.result, host',
    ],
  ]),
  ...eventKinds('nova', 'launch', [
    [
      'spawn_failed',
      'spawn failed',
      'ERROR `Instance failed to spawn[: …]` / `Failed to start libvirt guest` / `Failed to build and run instance: …`: reason',
    ],
    [
      'build_rescheduled',
      'build re-scheduled',
      'DEBUG `Build of instance <uuid> was re-scheduled: …`: reason (the attempt failed here)',
    ],
    [
      'build_failed',
      'build failed',
      'ERROR `Build of instance <uuid> aborted: …` / `Failed to allocate the network(s), not rescheduling.` / `Unexpected build failure, not rescheduling build.` / notification instance.create.error / `Instance failed to spawn correctly, setting to ERROR state` / `Instance spawn was interrupted before instance_claim…`: reason',
    ],
    [
      'build_deleted',
      'deleted during build',
      'DEBUG `Instance disappeared before|during build.` / `Instance deleted during build`',
    ],
    ['delete_started', 'delete started', '`Terminating instance`'],
    ['instance_destroyed', 'instance destroyed', '`Instance destroyed successfully.`'],
    ['delete_finished', 'delete finished', '`Took S seconds to destroy…` / notification instance.delete.end'],
    [
      'operation_started',
      'other operation',
      'a line that only an operation which is no boot writes (resize_claim, Migrating, Rebuilding instance, Unshelving, Rescuing, Rebooting instance, pre_live_migration…, API `POST …/servers/<uuid>/action`): attributes.operation',
    ],
    [
      'operation_finished',
      'other operation finished',
      '`Instance running successfully.` / `Instance rebooted successfully.` …: attributes.operation',
    ],
  ]),
  ...eventKinds('nova', 'image', [
    [
      'cache_checked',
      'base file checked',
      'INFO `image <id> at (<base>): checking` / `in use …`: image, cacheKey, host',
    ],
    ['cache_listed', 'base files listed', '`Active base files: …` one event for each file: cacheKey'],
    [
      'cache_removable',
      'base file unused',
      '`Unknown base file: …` / `Removable base files: …` / `… too young to remove: …`: cacheKey',
    ],
    ['cache_removed', 'base file removed', 'INFO `Removing base[, swap [or ephemeral]] file: …`: cacheKey'],
    [
      'cache_precached',
      'image pre-cached',
      'INFO `Caching image <id> by request` / `Image <id> already cached; updating timestamp`: image, cacheKey, attributes.already',
    ],
  ]),
];
