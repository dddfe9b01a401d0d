import { type EventKind, eventKinds } from './event-kind';

/** Nova’s moments from the API call to the chosen host. */
export const NOVA_REQUEST_EVENTS: readonly EventKind[] = [
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
];
