import { type EventKind, eventKinds } from './event-kind';

/** Nova’s moments from config drive and guest XML to the running instance. */
export const NOVA_LAUNCH_EVENTS: readonly EventKind[] = [
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
      'INFO `VM Started (Lifecycle Event)` / `Lifecycle event 0 on VM <uuid>`; any language; no request id: it is never the boot’s',
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
      'compute DEBUG `Received event network-vif-plugged-<port>` / `Processing event …`: port; no request id: it is Neutron’s call',
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
      'DEBUG `Emitting event <LifecycleEvent: <unix time>, <uuid> => Started>`: attributes.emittedAtMs, attributes.state; gives the stamp’s offset from UTC',
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
];
