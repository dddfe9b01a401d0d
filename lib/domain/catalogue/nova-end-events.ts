import { type EventKind, eventKinds } from './event-kind';

/** Nova’s moments of failed builds, deletes and operations that are no boot. */
export const NOVA_END_EVENTS: readonly EventKind[] = [
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
      'a line that only an operation which is no boot writes (resize_claim, Migrating, Rebuilding instance, Unshelving, Rescuing, Rebooting instance, pre_live_migration…, API `POST …/servers/<uuid>/action` (operation `action`)): attributes.operation; its requestId is of no boot; some lines name only the request',
    ],
    [
      'operation_finished',
      'other operation finished',
      '`Instance running successfully.` / `Instance rebooted successfully.` …: attributes.operation',
    ],
  ]),
];
