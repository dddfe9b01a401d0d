import { type EventKind, eventKinds } from './event-kind';

/** Nova’s moments from the build message on the compute host to claimed resources and allocated networks. */
export const NOVA_CLAIM_EVENTS: readonly EventKind[] = [
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
      '`Attempting claim …` to Stein: flavor shape in attributes memoryMb, diskGb, vcpus; node',
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
      'network_skipped',
      'no network asked for',
      "DEBUG `Not allocating networking since 'none' was specified.` (from microversion 2.37 on)",
    ],
    [
      'network_failed',
      'network failed',
      '`Instance failed network setup after N attempt(s)` / `Failed to allocate network(s)`: reason',
    ],
  ]),
];
